package dev.assay.grader.worker;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grader.grading.Grader;
import dev.assay.grader.grading.GraderHome;
import dev.assay.grader.grading.WorkFolder;
import dev.assay.grading.GradingWorker;
import dev.assay.grading.QueueSettings;
import dev.assay.grading.artefact.LocalArtefactStore;
import dev.assay.grading.database.ConnectionPool;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxProvider;
import dev.assay.sandbox.SandboxUnavailableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what the grader works with, takes work while that is safe, and ends in order. */
@Singleton
public final class GraderProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GraderProcess.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

    /** Below the patience of what stops services, so that unfinished work is handed back and not cut off. */
    private static final Duration DRAIN = Duration.ofSeconds(75);

    private static final int CONNECTIONS_BESIDE_SLOTS = 4;

    private final GraderSettings settings;
    private final Clock clock;
    private final StepObserver observer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private String status = "";

    GraderProcess(GraderSettings settings, Clock clock, StepObserver observer) {
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
    }

    /** Works until {@link #close}. */
    public void run() {
        GraderHome home = GraderHome.at(settings.graderHome());
        try (WorkFolder folder = WorkFolder.take(home)) {
            Optional<Sandbox> opened = openSandbox(folder.workerId("grader"));
            if (opened.isPresent()) {
                try (Sandbox sandbox = opened.get();
                        HikariDataSource database = connect()) {
                    int leftovers = sandbox.reconcile();
                    LOG.info("removed {} things of an earlier process; {} slots", leftovers, settings.slots());
                    work(home, folder, sandbox, database);
                }
            }
            tell("stopped");
        } finally {
            closed.countDown();
        }
    }

    private void work(GraderHome home, WorkFolder folder, Sandbox sandbox, HikariDataSource database) {
        Artefacts artefacts = new Artefacts(new LocalArtefactStore(settings.artefacts()));
        Admission admission = new Admission(sandbox, List.of(settings.graderHome(), settings.artefacts()));
        GradingWork work = new GradingWork(
                new Grader(home, sandbox, clock),
                folder,
                new PackFolders(settings.graderHome().resolve("packs"), artefacts),
                artefacts,
                observer,
                admission::diskRefusal);
        QueueSettings queue = queueSettings(folder);
        try (GradingWorker worker = GradingWorker.create(database, clock, queue, work)) {
            boolean started = false;
            boolean paused = false;
            do {
                Optional<String> refusal = admission.refusal();
                tell(refusal.map(reason -> "refusing work: " + reason).orElse("ready"));
                if (refusal.isPresent() && started && !paused) {
                    worker.pause();
                    paused = true;
                } else if (refusal.isEmpty() && !started) {
                    worker.start();
                    started = true;
                } else if (refusal.isEmpty() && paused) {
                    worker.resume();
                    paused = false;
                }
            } while (!closingWithin(BETWEEN_CHECKS));
            tell("draining");
        }
    }

    /** Waits for an engine rather than ending: it may be restarting. Empty when told to close meanwhile. */
    private Optional<Sandbox> openSandbox(String workerId) {
        do {
            try {
                return Optional.of(
                        SandboxProvider.named(settings.sandbox()).open(workerId, settings.slots(), Map.of()));
            } catch (SandboxUnavailableException e) {
                tell("refusing work: " + e.getMessage());
            }
        } while (!closingWithin(BETWEEN_CHECKS));
        return Optional.empty();
    }

    private HikariDataSource connect() {
        return ConnectionPool.open(
                settings.databaseUrl(),
                settings.databaseUser(),
                settings.databasePassword(),
                settings.slots() + CONNECTIONS_BESIDE_SLOTS);
    }

    private QueueSettings queueSettings(WorkFolder folder) {
        QueueSettings usual = QueueSettings.of(folder.workerId("grader"), settings.slots());
        return new QueueSettings(
                usual.workerName(),
                usual.slots(),
                usual.polling(),
                usual.heartbeat(),
                usual.firstRetry(),
                usual.longestRetry(),
                usual.maxTries(),
                DRAIN);
    }

    /** Says what the process is doing, in the log and in the file {@code status} of its home, when that changes. */
    private void tell(String now) {
        if (now.equals(status)) {
            return;
        }
        status = now;
        LOG.info("{}", now);
        try {
            Path file = settings.graderHome().resolve("status");
            Files.writeString(file, now + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean closingWithin(Duration duration) {
        try {
            return closing.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Takes no more work, waits for the work in hand, and returns when everything is released. */
    @Override
    public void close() {
        closing.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
