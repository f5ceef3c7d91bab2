/** Pages in a real browser: what it says of them, whether everybody can use them, how they look. */
@NullMarked
package dev.assay.checks.browser;

import org.jspecify.annotations.NullMarked;
