@NullMarked
package dev.assay.sandbox.docker;

import org.jspecify.annotations.NullMarked;
