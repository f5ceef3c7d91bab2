package dev.assay.grader.worker;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** What is given from outside, so that tests can give something else. */
@Factory
final class Beans {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    GraderSettings settings() throws IOException {
        return GraderSettings.of(System.getenv(), Runtime.getRuntime().availableProcessors());
    }

    @Singleton
    @Secondary
    StepObserver observer() {
        return (_, _) -> {};
    }
}
