@NullMarked
package dev.assay.platform.web;

import org.jspecify.annotations.NullMarked;
