package dev.assay.platform.opening;

import io.micronaut.serde.annotation.Serdeable;

/** An opening of a list. */
@Serdeable
public record OpeningSummary(Opening opening, OpeningState state, OpeningFigures figures) {}
