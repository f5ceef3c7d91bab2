/**
 * The sandbox on a Docker Engine: the only place that knows docker-java.
 *
 * <p>A run has an environment of its own: a <em>holder</em> container (a shell that never sees candidate code) that keeps
 * the tmpfs volumes and the cgroup parent alive, and the candidate's container inside them. The holder is how code gets
 * in, how fullness is measured and how results get out, all after the candidate's processes are dead.
 */
@NullMarked
package dev.assay.sandbox.docker;

import org.jspecify.annotations.NullMarked;
