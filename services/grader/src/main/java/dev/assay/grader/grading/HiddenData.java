package dev.assay.grader.grading;

import dev.assay.pack.hidden.PreparedPack;
import dev.assay.pack.hidden.Split;
import dev.assay.sandbox.ReadOnlyInput;
import dev.assay.scoring.PredictionFormat;
import dev.assay.scoring.Truth;
import java.io.IOException;

/** The data of a prepared pack as one grading uses them, read once. It never leaves the grader. */
final class HiddenData {
    private final PreparedPack pack;
    private final Truth truth;
    private final Truth smokeTruth;
    private final int[] deciding;
    private final int[] feedback;

    private HiddenData(PreparedPack pack, Truth truth, Truth smokeTruth, int[] deciding, int[] feedback) {
        this.pack = pack;
        this.truth = truth;
        this.smokeTruth = smokeTruth;
        this.deciding = deciding;
        this.feedback = feedback;
    }

    static HiddenData of(PreparedPack pack) throws IOException {
        return new HiddenData(pack, pack.truth(), pack.smokeTruth(), pack.rows(Split.PRIVATE), pack.rows(Split.PUBLIC));
    }

    PreparedPack pack() {
        return pack;
    }

    /** Of all hidden rows. */
    Truth truth() {
        return truth;
    }

    /** Of the public rows that a smoke run predicts. */
    Truth smokeTruth() {
        return smokeTruth;
    }

    /** Rows of {@link #truth} that decide. */
    int[] deciding() {
        return deciding;
    }

    /** Rows of {@link #truth} whose scores are for the candidate; may be none. */
    int[] feedback() {
        return feedback;
    }

    /** Rows of {@link #truth} that belong to a part. */
    int[] rows(Split split) {
        return switch (split) {
            case PRIVATE -> deciding;
            case PUBLIC -> feedback;
        };
    }

    PredictionFormat format() {
        return pack.format();
    }

    ReadOnlyInput smokeInput() {
        return smokeInput(pack);
    }

    static ReadOnlyInput smokeInput(PreparedPack pack) {
        return new ReadOnlyInput(pack.checksums().digests().smokeDigest(), pack.smokeInput());
    }

    ReadOnlyInput hiddenInput() {
        return hiddenInput(pack);
    }

    static ReadOnlyInput hiddenInput(PreparedPack pack) {
        return new ReadOnlyInput(pack.checksums().digests().featuresDigest(), pack.hiddenInput());
    }
}
