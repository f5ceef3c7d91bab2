/**
 * What can be said of a pack's quality without running anything: does the score mean something, does something give the
 * labels away, does it pay to look them up. Findings hold measured numbers, never a label.
 */
@NullMarked
package dev.assay.pack.check;

import org.jspecify.annotations.NullMarked;
