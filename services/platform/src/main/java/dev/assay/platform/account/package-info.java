/** Who calls: API tokens and their roles. */
@NullMarked
package dev.assay.platform.account;

import org.jspecify.annotations.NullMarked;
