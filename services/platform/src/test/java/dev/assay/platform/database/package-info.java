/** Migration. */
@NullMarked
package dev.assay.platform.database;

import org.jspecify.annotations.NullMarked;
