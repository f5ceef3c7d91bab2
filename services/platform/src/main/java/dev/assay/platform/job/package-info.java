/** Work at a later time: one scheduler on a table of the database. What is done is contributed by the features. */
@NullMarked
package dev.assay.platform.job;

import org.jspecify.annotations.NullMarked;
