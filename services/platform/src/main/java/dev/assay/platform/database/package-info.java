/** Migration of the database and the rights of its users. */
@NullMarked
package dev.assay.platform.database;

import org.jspecify.annotations.NullMarked;
