@NullMarked
package dev.assay.platform.submission;

import org.jspecify.annotations.NullMarked;
