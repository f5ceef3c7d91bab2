/** The description of the API as a page, drawn from the OpenAPI document. */
@NullMarked
package dev.assay.platform.reference;

import org.jspecify.annotations.NullMarked;
