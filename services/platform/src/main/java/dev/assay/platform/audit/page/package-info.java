/** The audit log as a page: above accounts, whose names it shows. */
@NullMarked
package dev.assay.platform.audit.page;

import org.jspecify.annotations.NullMarked;
