package dev.assay.grader.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class ReceiptsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path home;

    private ReceiptKey key;

    @BeforeEach
    void makeKey() {
        key = ReceiptKey.in(home);
    }

    @Test
    void aSignedReceiptIsGenuine() {
        assertThat(Receipts.verify(Receipts.sign(scored(), key), key.publicKey()))
                .isEmpty();
    }

    @Test
    void anotherSpellingOfTheSameReceiptIsGenuine() {
        String reformatted = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(Receipts.sign(scored(), key))
                .replace("50.0", "5.0e1");
        assertThat(Receipts.verify(JSON.readTree(reformatted), key.publicKey())).isEmpty();
    }

    @Test
    void theReportAroundAReceiptMustSayTheSame() {
        ObjectNode report = report();
        assertThat(Receipts.verify(report, key.publicKey())).isEmpty();
        report.put("points", 99);
        assertThat(Receipts.verify(report, key.publicKey()))
                .containsExactly("The report around the receipt has another \"points\" than the receipt.");
    }

    @Test
    void aReportWithOtherMetricsThanItsReceiptIsNotReliable() {
        ObjectNode report = report();
        ((ObjectNode) report.path("metrics").path(0)).put("value", 0.9);
        assertThat(Receipts.verify(report, key.publicKey()))
                .singleElement()
                .asString()
                .contains("metrics");
    }

    @Test
    void everySingleChangedValueBreaksTheSignature() {
        ObjectNode signed = Receipts.sign(scored(), key);
        for (String field : scored().propertyNames()) {
            ObjectNode changed = signed.deepCopy();
            changed.put(field, "changed");
            assertThat(Receipts.verify(changed, key.publicKey())).as(field).isNotEmpty();
        }
    }

    @Test
    void aDroppedOrAddedFieldBreaksTheSignature() {
        ObjectNode dropped = Receipts.sign(scored(), key);
        dropped.remove("counters");
        ObjectNode added = Receipts.sign(scored(), key).put("remark", "excellent");
        assertThat(Receipts.verify(dropped, key.publicKey()))
                .singleElement()
                .asString()
                .contains("changed after");
        assertThat(Receipts.verify(added, key.publicKey()))
                .singleElement()
                .asString()
                .contains("changed after");
    }

    @Test
    void aReceiptOfAnotherInstallationNamesTheWayOut(@TempDir Path elsewhere) {
        ReceiptKey other = ReceiptKey.in(elsewhere);
        assertThat(Receipts.verify(Receipts.sign(scored(), other), key.publicKey()))
                .singleElement()
                .asString()
                .contains("another signing key", "--key");
    }

    @Test
    void claimingTheTrustedKeyDoesNotHelpAForger(@TempDir Path elsewhere) {
        ObjectNode forged = Receipts.sign(scored(), ReceiptKey.in(elsewhere));
        ((ObjectNode) forged.path("signature")).put("keyId", ReceiptKey.id(key.publicKey()));
        assertThat(Receipts.verify(forged, key.publicKey())).isNotEmpty();
    }

    @Test
    void damagedSignaturesAreProblemsAndNotExceptions() {
        for (String value : List.of("", "!!!", "AAAA")) {
            ObjectNode damaged = Receipts.sign(scored(), key);
            ((ObjectNode) damaged.path("signature")).put("value", value);
            assertThat(Receipts.verify(damaged, key.publicKey())).as(value).isNotEmpty();
        }
        assertThat(Receipts.verify(scored(), key.publicKey())).containsExactly("It is not signed.");
    }

    @Test
    void whatHoldsNoReceiptIsSaid() {
        for (String json : List.of("{}", "[]", "3", "null", "{\"receipt\":7}")) {
            assertThat(Receipts.verify(JSON.readTree(json), key.publicKey()))
                    .as(json)
                    .singleElement()
                    .asString()
                    .startsWith("There is no receipt");
        }
    }

    /** Signed by the right key, and yet not credible: a bug in the grader would look like this. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void statementsThatContradictEachOtherAreFound(String expected, Consumer<ObjectNode> change) {
        ObjectNode body = scored();
        change.accept(body);
        assertThat(Receipts.verify(Receipts.sign(body, key), key.publicKey()))
                .anyMatch(problem -> problem.contains(expected));
    }

    static Stream<Arguments> statementsThatContradictEachOtherAreFound() {
        return Stream.of(
                contradiction("points do not follow", body -> body.put("points", 51)),
                contradiction("points do not follow", body -> body.remove("points")),
                contradiction("none that Assay gives", body -> body.put("verdict", "BRILLIANT")),
                contradiction("owner does not fit", body -> body.put("owner", "PLATFORM")),
                contradiction("although its verdict is TIME_LIMIT", body -> body.put("verdict", "TIME_LIMIT")),
                contradiction("names no predictions", body -> body.remove("predictions")),
                contradiction("primary metrics instead", body -> body.remove("metrics")),
                contradiction(
                        "gate on", body -> ((ObjectNode) body.path("gates").path(0)).put("passed", false)),
                contradiction(
                        "ends before it begins",
                        body -> ((ObjectNode) body.path("metrics").path(0))
                                .putArray("interval")
                                .add(0.9)
                                .add(0.8)),
                contradiction(
                        "finished before", body -> body.withObject("times").put("finished", "2020-01-01T00:00:00Z")),
                contradiction("times are missing", body -> body.remove("times")),
                contradiction(
                        "no SHA-256 digest",
                        body -> body.withObject("predictions").put("sha256", "abc")));
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        assertThat(ReceiptKey.in(home).publicKey()).isEqualTo(key.publicKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(ReceiptKey.PRIVATE_FILE))))
                .isEqualTo("rw-------");
        assertThat(ReceiptKey.publicKey(Files.readString(home.resolve(ReceiptKey.PUBLIC_FILE))))
                .isEqualTo(key.publicKey());
        assertThat(Files.readString(home.resolve(ReceiptKey.PUBLIC_FILE))).doesNotContain("PRIVATE");
    }

    private static Arguments contradiction(String expected, Consumer<ObjectNode> change) {
        return Arguments.of(expected, change);
    }

    private ObjectNode report() {
        ObjectNode receipt = Receipts.sign(scored(), key);
        ObjectNode report = JSON.createObjectNode();
        for (String field : List.of("verdict", "owner", "flags", "points", "metrics", "runs")) {
            report.set(field, receipt.get(field).deepCopy());
        }
        report.set("receipt", receipt);
        return report;
    }

    private static ObjectNode scored() {
        return (ObjectNode) JSON.readTree("""
                {"format": "assay-receipt/1", "verdict": "SCORED", "owner": "CANDIDATE", "flags": [], "points": 50.0,
                 "metrics": [{"id": "roc_auc", "value": 0.7, "interval": [0.65, 0.75], "level": 0.95, "primary": true,
                              "baseline": 0.5, "target": 0.9}],
                 "gates": [{"metric": "roc_auc", "atLeast": 0.6, "passed": true}],
                 "runs": [{"step": "SMOKE_RUN", "outcome": "COMPLETED"}],
                 "predictions": {"sha256": "%1$s"},
                 "counters": {"rows": 200},
                 "times": {"started": "2026-11-21T07:00:00Z", "finished": "2026-11-21T07:00:01Z"}}
                """.formatted("0".repeat(64)));
    }
}
