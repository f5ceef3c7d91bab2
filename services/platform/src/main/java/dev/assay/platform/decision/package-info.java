/** What people decide about candidates, and what candidates are told of it. */
@NullMarked
package dev.assay.platform.decision;

import org.jspecify.annotations.NullMarked;
