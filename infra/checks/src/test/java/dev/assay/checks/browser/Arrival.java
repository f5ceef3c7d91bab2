package dev.assay.checks.browser;

/**
 * How a page came.
 *
 * @param kilobytes over the network, heads included
 * @param shift by how much what was there moved: the sum of all shifts, which is no less than the browser's Cumulative
 *     Layout Shift
 * @param paintMilliseconds until the largest thing was painted: Largest Contentful Paint
 */
public record Arrival(long kilobytes, double shift, double paintMilliseconds) {}
