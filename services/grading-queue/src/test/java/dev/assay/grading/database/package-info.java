@NullMarked
package dev.assay.grading.database;

import org.jspecify.annotations.NullMarked;
