/** A real MySQL with the schema, for the tests of every module that stores something. */
@NullMarked
package dev.assay.schema.testing;

import org.jspecify.annotations.NullMarked;
