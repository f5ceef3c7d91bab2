package dev.assay.sandbox;

import java.nio.file.Path;

/**
 * What a run is given.
 *
 * @param runId opaque id, unique for each run, for the caller's records; an engine may prepare a run before it has one
 * @param code host folder whose regular files appear under {@code /app}; owned by the caller, only read. It holds
 *     plain files and folders only: unpacking and checking an upload is the caller's work
 * @param input what appears under {@code /in}
 * @param results host folder, existing and empty, that receives the collected {@link SandboxPolicy.ExpectedOutput}s
 */
public record RunInputs(String runId, Path code, ReadOnlyInput input, Path results) {}
