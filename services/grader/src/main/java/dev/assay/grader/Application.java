package dev.assay.grader;

import dev.assay.grader.worker.GraderProcess;
import io.micronaut.context.ApplicationContext;

/** Process 2. It serves no HTTP; it ends on SIGTERM when the work in hand is done. */
public final class Application {
    private Application() {}

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) {
        ApplicationContext context = ApplicationContext.run();
        GraderProcess process = context.getBean(GraderProcess.class);
        Runtime.getRuntime().addShutdownHook(new Thread(process::close, "drain"));
        process.run();
    }
}
