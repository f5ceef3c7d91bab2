/** The whole platform on a real MySQL, spoken to over HTTP. */
@NullMarked
package dev.assay.platform;

import org.jspecify.annotations.NullMarked;
