package dev.assay.sandbox.docker;

import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.sandbox.SandboxPolicy;

/** Runs of one kind differ in their code only, so that everything else can be made before the code arrives. */
record RunKind(SandboxPolicy policy, ReadOnlyInput input) {}
