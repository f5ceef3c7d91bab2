/**
 * What every sandbox runtime is held to: hostile programs, each with the outcome it must get, and what must be true
 * after it.
 */
@NullMarked
package dev.assay.sandbox.contract;

import org.jspecify.annotations.NullMarked;
