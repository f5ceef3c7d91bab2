/** The {@code assay} command: everything that a pack's author or a candidate needs without a server, and upload to one. */
@NullMarked
package dev.assay.grader.cli;

import org.jspecify.annotations.NullMarked;
