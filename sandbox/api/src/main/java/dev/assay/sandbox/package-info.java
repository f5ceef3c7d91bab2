/**
 * Running code that nobody trusts, inside limits that hold.
 *
 * <p>No engine's type appears here: a runtime (Docker today) implements {@link dev.assay.sandbox.Sandbox}
 * and passes the contract suite in this module's test-jar.
 */
@NullMarked
package dev.assay.sandbox;

import org.jspecify.annotations.NullMarked;
