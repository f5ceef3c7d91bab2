/**
 * Prepared packs: the data that candidates must never see. Only the grader may import this package; the platform, which
 * talks to candidates, must not be able to read a label even by mistake.
 */
@NullMarked
package dev.assay.pack.hidden;

import org.jspecify.annotations.NullMarked;
