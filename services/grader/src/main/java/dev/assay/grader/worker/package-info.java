/** The queue's side of the grader: claims, grades, stores, and refuses work that it cannot do safely. */
@NullMarked
package dev.assay.grader.worker;

import org.jspecify.annotations.NullMarked;
