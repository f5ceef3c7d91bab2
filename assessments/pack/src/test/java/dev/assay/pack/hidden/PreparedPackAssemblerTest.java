package dev.assay.pack.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.pack.Manifest;
import dev.assay.pack.Manifests;
import dev.assay.pack.Pack;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.hidden.PrepareDefect.Invariant;
import dev.assay.scoring.TargetKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedPackAssemblerTest {

    private static final Manifest MANIFEST = Manifests.read(Manifests.VALID.replace(
            "  publicShare: 0.3\n", "  publicShare: 0.3\n  groupColumn: plane\n  timeColumn: day\n"));

    @TempDir
    private Path temporary;

    private final PreparedFiles files = new PreparedFiles();

    private PrepareOutcome assemble() throws IOException {
        return assemble(MANIFEST);
    }

    private PrepareOutcome assemble(Manifest manifest) throws IOException {
        var pack = new Pack(temporary.resolve("pack"), manifest, "0".repeat(64));
        return new PreparedPackAssembler(pack)
                .assemble(files.write(temporary.resolve("out")), temporary.resolve("prepared"));
    }

    private PreparedPack prepared() throws IOException {
        return switch (assemble()) {
            case PrepareOutcome.Prepared done -> done.pack();
            case PrepareOutcome.Defective broken -> throw new AssertionError(broken.defects());
        };
    }

    private void assertDefect(Invariant invariant, String part) throws IOException {
        assertThat(assemble())
                .isInstanceOfSatisfying(
                        PrepareOutcome.Defective.class,
                        broken -> assertThat(broken.defects()).anySatisfy(defect -> {
                            assertThat(defect.invariant()).isEqualTo(invariant);
                            assertThat(defect.message()).contains(part);
                        }));
        try (var left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("out");
        }
    }

    @Test
    void laysOutWhatEachRunMayMount() throws IOException {
        var pack = prepared();
        assertThat(TreeDigest.files(temporary.resolve("prepared")))
                .extracting(TreeDigest.FileDigest::path)
                .containsExactly(
                        "checksums.json",
                        "hidden/in/test.csv",
                        "hidden/in/train.csv",
                        "hidden/labels.csv",
                        "public/train.csv",
                        "smoke/test.csv",
                        "smoke/train.csv",
                        "smoke_labels.csv");
        assertThat(pack.smokeInput().resolve("test.csv")).hasContent(files.publicTar.get("test.csv"));
        assertThat(pack.hiddenInput().resolve("test.csv")).hasContent(files.featuresTar.get("test.csv"));
        assertThat(pack.checksums().digests().featuresDigest()).isEqualTo(TreeDigest.of(pack.hiddenInput()));
        assertThat(pack.checksums().digests().smokeDigest()).isEqualTo(TreeDigest.of(pack.smokeInput()));
        assertThat(Files.readString(temporary.resolve("prepared/checksums.json")))
                .doesNotContain("h1,");
    }

    @Test
    void onlyTheOwnerCanReadHiddenFiles() throws IOException {
        prepared();
        for (var path : List.of("hidden", "hidden/in")) {
            assertThat(mode(path)).isEqualTo("rwx------");
        }
        assertThat(mode("hidden/labels.csv")).isEqualTo("rw-------");
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(temporary.resolve("prepared").resolve(path)));
    }

    @Test
    void readsTruthAndSplit() throws IOException {
        var pack = prepared();
        var truth = pack.truth();
        assertThat(truth.kind()).isEqualTo(TargetKind.PROBABILITY);
        assertThat(truth.hasGroups()).isTrue();
        assertThat(truth.ids()).hasSize(PreparedFiles.HIDDEN).startsWith("h0", "h1");
        assertThat(pack.rows(Split.PUBLIC))
                .isEqualTo(IntStream.range(0, PreparedFiles.PUBLIC).toArray());
        assertThat(pack.rows(Split.PRIVATE)).hasSize(PreparedFiles.HIDDEN - PreparedFiles.PUBLIC);
        assertThat(pack.smokeTruth().ids()).hasSize(10);
        assertThat(pack.format().valueColumn()).isEqualTo("prediction");
    }

    @Test
    void opensWhatIsThereAlready() throws IOException {
        var first = prepared().checksums();
        files.labels = "";
        assertThat(prepared().checksums()).isEqualTo(first);
    }

    @Test
    void findsDamage() throws IOException {
        var pack = prepared();
        pack.verify();
        var labels = temporary.resolve("prepared/hidden/labels.csv");
        Files.writeString(labels, files.labels.replace("h0,0", "h0,1"));
        var reopened = PreparedPack.open(temporary.resolve("prepared"), MANIFEST);
        assertThatThrownBy(reopened::verify)
                .isInstanceOf(DamagedPackException.class)
                .hasMessageContaining("changed");
        Files.writeString(labels, files.labels + "x");
        assertThatThrownBy(() -> PreparedPack.open(temporary.resolve("prepared"), MANIFEST))
                .isInstanceOf(DamagedPackException.class)
                .hasMessageContaining("another size");
        Files.writeString(labels, files.labels);
        Files.writeString(temporary.resolve("prepared/public/more.csv"), "x");
        assertThatThrownBy(() -> PreparedPack.open(temporary.resolve("prepared"), MANIFEST))
                .isInstanceOf(DamagedPackException.class)
                .hasMessageContaining("nobody listed");
    }

    @Test
    void refusesMissingAndUnexpectedFiles() throws IOException {
        files.publicTar.remove("train.csv");
        files.publicTar.put("extra.csv", "x");
        assertDefect(Invariant.FILES, "public.tar lacks train.csv");
        assertDefect(Invariant.FILES, "holds 1 file(s) that the manifest does not name");
        files.publicTar.put("../escape", "x");
        assertDefect(Invariant.FILES, "leads out of the folder");
    }

    @Test
    void provesThatIdsAreUniqueDisjointAndTheSame() throws IOException {
        files.labels = files.labels.replace("h7,", "h8,");
        assertDefect(Invariant.IDS, "the id of row 9 is empty or occurred before");
        assertDefect(Invariant.IDS, "different ids");
    }

    @Test
    void provesThatNoHiddenRowIsPublic() throws IOException {
        files.trainLabels += "h7,0,PX,2013-01-01\n";
        files.publicTar.merge("train.csv", "h9,1,1\n", String::concat);
        assertDefect(Invariant.IDS_DISJOINT, "either hidden or public");
        assertDefect(Invariant.IDS_DISJOINT, "train.csv has a labelled row with a hidden id");
    }

    @Test
    void provesThatSmokeRowsArePublic() throws IOException {
        files.publicTar.put("test.csv", "id,x\nh1,1\n");
        files.publicTar.put("smoke_labels.csv", "id,late,plane\nh1,1,H0\n");
        assertDefect(Invariant.IDS_DISJOINT, "take public rows only");
    }

    @Test
    void provesThatGroupsDoNotCross() throws IOException {
        files.labels = files.labels.replace(",H0,", ",P0,");
        assertDefect(Invariant.GROUPS_DISJOINT, "in labels.csv and in train_labels.csv");
    }

    @Test
    void provesThatGroupsStayInOnePart() throws IOException {
        files.labels = files.labels.replace(",H49,", ",H0,");
        assertDefect(Invariant.GROUPS_DISJOINT, "in public and in private rows");
    }

    @Test
    void provesThatHiddenRowsAreLater() throws IOException {
        files.labels = files.labels.replace("2013-02-01", "2013-01-28");
        assertDefect(Invariant.TIME_ORDERED, "is not later than every row");
    }

    @Test
    void provesThatTheFeaturesDoNotHoldTheTarget() throws IOException {
        files.featuresTar.compute(
                "test.csv", (name, text) -> String.valueOf(text).replace("id,x", "id,late"));
        assertDefect(Invariant.NO_TARGET_IN_FEATURES, "leave it out");
        assertDefect(Invariant.TABLES, "differ in their columns");
    }

    @Test
    void provesLabelsWithoutShowingThem() throws IOException {
        files.labels = files.labels.replace("h3,1,", "h3,canary,");
        assertDefect(Invariant.LABELS, "labels.csv: row 4: the label must be 0 or 1");
        assertThat(((PrepareOutcome.Defective) assemble()).defects().toString()).doesNotContain("canary");
    }

    @Test
    void provesThatBothPartsAreLargeEnough() throws IOException {
        files.labels = files.labels.replace(",public,", ",private,").replaceFirst(",private,", ",public,");
        assertDefect(Invariant.SPLIT, "only 1 rows are public; at least 50 are needed");
        assertDefect(Invariant.SPLIT, "data.publicShare says 30%");
    }

    @Test
    void refusesTablesThatAreNone() throws IOException {
        files.trainLabels = "id,late\n\"";
        assertDefect(Invariant.TABLES, "train_labels.csv");
        files.trainLabels = "";
        assertDefect(Invariant.TABLES, "train_labels.csv is empty");
        files.trainLabels = "id,late\nt1,1\n";
        assertDefect(Invariant.TABLES, "train_labels.csv has no column 'plane'");
    }

    private static Manifest with(String target, String metric) {
        return Manifests.read(Manifests.VALID
                .replace("kind: probability", target)
                .replaceAll("(?s)metrics:.*weights:", "metrics:\n  - {" + metric + "}\nweights:"));
    }

    @Test
    void readsClassesFromThePublicRows() throws IOException {
        var outcome = assemble(
                with("kind: class", "id: accuracy, primary: true, direction: higher, baseline: 0.5, target: 0.9"));
        assertThat(((PrepareOutcome.Prepared) outcome).pack().format().classes())
                .containsExactly("0", "1");
    }

    @Test
    void readsNumbersWithTheScaleOfTheirSeries() throws IOException {
        files.labels = files.labels.replace(",plane,", ",scale,").replaceAll(",H[0-9]+,", ",2.5,");
        files.publicTar.compute(
                "smoke_labels.csv",
                (name, text) -> String.valueOf(text).replace("plane", "scale").replaceAll("P[0-9]+", "1"));
        var outcome = assemble(with(
                "kind: number, scaleColumn: scale",
                "id: mase, primary: true, direction: lower, baseline: 1, target: 0.5"));
        assertThat(((PrepareOutcome.Prepared) outcome).pack().truth().hasScale())
                .isTrue();
    }
}
