package dev.assay.grader.worker;

import dev.assay.grader.grading.Grader;
import dev.assay.grader.grading.GradingRequest;
import dev.assay.grader.grading.Preparation;
import dev.assay.grader.grading.Report;
import dev.assay.grader.grading.WorkFolder;
import dev.assay.grading.ComparisonClaim;
import dev.assay.grading.ComparisonOutcome;
import dev.assay.grading.GradingClaim;
import dev.assay.grading.GradingOutcome;
import dev.assay.grading.LiveLine;
import dev.assay.grading.PreparationClaim;
import dev.assay.grading.PreparationOutcome;
import dev.assay.grading.Progress;
import dev.assay.grading.Step;
import dev.assay.grading.Verdict;
import dev.assay.grading.Work;
import dev.assay.pack.Pack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done with a claim. */
final class GradingWork implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(GradingWork.class);

    private final Grader grader;
    private final WorkFolder folder;
    private final PackFolders packs;
    private final Artefacts artefacts;
    private final StepObserver observer;
    private final Supplier<Optional<String>> refusal;

    /**
     * Work for one process.
     *
     * @param refusal why no work can be done now; empty when it can
     */
    GradingWork(
            Grader grader,
            WorkFolder folder,
            PackFolders packs,
            Artefacts artefacts,
            StepObserver observer,
            Supplier<Optional<String>> refusal) {
        this.grader = grader;
        this.folder = folder;
        this.packs = packs;
        this.artefacts = artefacts;
        this.observer = observer;
        this.refusal = refusal;
    }

    @Override
    public GradingOutcome grade(GradingClaim claim, Progress progress) throws IOException {
        Optional<String> refused = refusal.get();
        if (refused.isPresent()) {
            return new GradingOutcome.PlatformFault(refused.get());
        }
        Progress observed = new Observed(progress, step -> observer.started(claim.gradingId(), step));
        try (WorkFolder.Scratch scratch = folder.newScratch()) {
            return switch (packs.load(claim.pack(), scratch.newFolder())) {
                case PackFolders.Loaded.Usable(Pack pack) -> grade(claim, pack, scratch, observed);
                case PackFolders.Loaded.Faulty faulty ->
                    // It was sound when it was published and prepared: its stored archive is what changed.
                    new GradingOutcome.PlatformFault(
                            "the stored pack is damaged: " + String.join("; ", faulty.reasons()));
            };
        }
    }

    /** Progress of which somebody else is told, too, once it is visible. */
    private record Observed(Progress progress, Consumer<Step> started) implements Progress {
        @Override
        public void at(Step step) {
            progress.at(step);
            started.accept(step);
        }

        @Override
        public void wrote(LiveLine.Stream stream, byte[] bytes) {
            progress.wrote(stream, bytes);
        }
    }

    private GradingOutcome grade(GradingClaim claim, Pack pack, WorkFolder.Scratch scratch, Progress progress)
            throws IOException {
        String artefact = switch (claim.kind()) {
            case RUN -> claim.submissionSha256();
            case RESCORE -> claim.predictionsSha256().orElseThrow();
        };
        Path submission = artefacts.fetch(artefact, scratch.newFolder().resolve("submission"));
        GradingRequest request = new GradingRequest(pack, submission, scratch.newFolder(), claim.tries());
        Report report = switch (claim.kind()) {
            case RUN -> grader.grade(request, progress);
            case RESCORE -> grader.rescore(request, progress);
        };
        if (report.judgement().verdict() == Verdict.PLATFORM_ERROR) {
            return new GradingOutcome.PlatformFault(String.join("; ", report.diagnostics()));
        }
        if (report.judgement().verdict() == Verdict.ASSESSMENT_ERROR) {
            LOG.warn("{} cannot be graded: {}", pack.manifest().id(), String.join("; ", report.diagnostics()));
        }
        progress.at(Step.STORING);
        return new GradingOutcome.Graded(new QueueReport(artefacts).store(report));
    }

    @Override
    public PreparationOutcome prepare(PreparationClaim claim) throws IOException {
        Optional<String> refused = refusal.get();
        if (refused.isPresent()) {
            return new PreparationOutcome.PlatformFault(refused.get());
        }
        try (WorkFolder.Scratch scratch = folder.newScratch()) {
            return switch (packs.load(claim.pack(), scratch.newFolder())) {
                case PackFolders.Loaded.Usable(Pack pack) -> prepare(claim, pack, scratch);
                case PackFolders.Loaded.Faulty faulty ->
                    new PreparationOutcome.Rejected(String.join("\n", faulty.reasons()));
            };
        }
    }

    @Override
    public ComparisonOutcome compare(ComparisonClaim claim) throws IOException {
        Optional<String> refused = refusal.get();
        if (refused.isPresent()) {
            return new ComparisonOutcome.PlatformFault(refused.get());
        }
        try (WorkFolder.Scratch scratch = folder.newScratch()) {
            return switch (packs.load(claim.pack(), scratch.newFolder())) {
                case PackFolders.Loaded.Usable(Pack pack) -> {
                    observer.started(claim.comparisonId(), Step.SCORING);
                    ComparisonOutcome outcome = grader.compare(pack, claim.members(), artefacts::open, scratch);
                    observer.started(claim.comparisonId(), Step.STORING);
                    yield outcome;
                }
                case PackFolders.Loaded.Faulty faulty ->
                    new ComparisonOutcome.PlatformFault(
                            "the stored pack is damaged: " + String.join("; ", faulty.reasons()));
            };
        }
    }

    private PreparationOutcome prepare(PreparationClaim claim, Pack pack, WorkFolder.Scratch scratch)
            throws IOException {
        observer.started(claim.pack().versionId(), Step.PREPARING);
        return switch (grader.prepare(pack, scratch.newFolder())) {
            case Preparation.Ready ready -> {
                Path tar = scratch.newFolder().resolve("public.tar");
                PublicData.write(ready.prepared(), tar);
                grader.warm(pack, ready.prepared());
                yield new PreparationOutcome.Prepared(artefacts.keep(tar), PublicData.digests(ready.prepared()));
            }
            case Preparation.Unusable unusable ->
                new PreparationOutcome.Rejected(String.join("\n", unusable.reasons()));
            case Preparation.EngineFailed failed -> new PreparationOutcome.PlatformFault(failed.reason());
        };
    }
}
