@NullMarked
package dev.assay.platform.ui;

import org.jspecify.annotations.NullMarked;
