package dev.assay.platform.rights;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.assay.grading.artefact.ArtefactStore;
import dev.assay.platform.job.Jobs;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Removes files that belonged to somebody who is anonymous now. Others may store the same content at any time, and its row a
 * moment later: what was stored within the last hour is looked at again when that hour is over.
 */
@Factory
final class ErasingFiles {

    private static final Duration SETTLED = Duration.ofHours(1);

    private final ErasedFilesRepository files;
    private final ArtefactStore artefacts;
    private final Clock clock;

    ErasingFiles(ErasedFilesRepository files, ArtefactStore artefacts, Clock clock) {
        this.files = files;
        this.artefacts = artefacts;
        this.clock = clock;
    }

    @Singleton
    Task<?> erasing(Jobs jobs) {
        return jobs.each(ErasedFilesRepository.REMOVE, this::erase);
    }

    private Optional<Instant> erase(String sha256) {
        if (files.isNeeded(sha256)) {
            return Optional.empty();
        }
        try {
            return artefacts.delete(sha256, clock.instant().minus(SETTLED))
                    ? Optional.empty()
                    : Optional.of(clock.instant().plus(SETTLED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
