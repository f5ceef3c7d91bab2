package dev.assay.grader.worker;

import dev.assay.grading.Step;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The grader in a process of its own, with an observer that leaves a file for each step and can stop at one. */
final class ObservedGrader {
    /** Folder for a file named like each step that began. */
    static final String STEPS = "ASSAY_TEST_STEPS";

    /** The step at which the process stops, to be killed there. */
    static final String STOP_AT = "ASSAY_TEST_STOP_AT";

    private ObservedGrader() {}

    public static void main(String[] arguments) {
        try (ApplicationContext context = ApplicationContext.builder()
                .singletons((StepObserver) (_, step) -> observe(step))
                .start()) {
            GraderProcess process = context.getBean(GraderProcess.class);
            Runtime.getRuntime().addShutdownHook(new Thread(process::close));
            process.run();
        }
    }

    private static void observe(Step step) {
        try {
            Files.writeString(Path.of(System.getenv(STEPS)).resolve(step.name()), "");
            if (step.name().equals(System.getenv(STOP_AT))) {
                new CountDownLatch(1).await();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
