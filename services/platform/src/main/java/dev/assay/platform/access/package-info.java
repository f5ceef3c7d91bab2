/** Who may do what: permissions, roles, and the caller of a request. */
@NullMarked
package dev.assay.platform.access;

import org.jspecify.annotations.NullMarked;
