@NullMarked
package dev.assay.platform.audit;

import org.jspecify.annotations.NullMarked;
