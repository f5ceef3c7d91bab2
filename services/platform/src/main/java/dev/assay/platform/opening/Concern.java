package dev.assay.platform.opening;

/**
 * Something about an opening that waits for somebody of the company.
 *
 * @param icon of the list of icons
 * @param title what it is
 * @param detail about whom, since when
 * @param action verb of the button
 * @param href where that leads
 */
public record Concern(String icon, String title, String detail, String action, String href) {}
