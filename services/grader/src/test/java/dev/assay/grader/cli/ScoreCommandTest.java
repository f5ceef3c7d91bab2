package dev.assay.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class ScoreCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aMetricIsToldInProse() throws IOException {
        CommandLineRun run = score("f1", "id,y 1,a 2,b 3,a 4,b", "id,p 4,a 3,a 2,b 1,a", "--param", "average=macro");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(String::strip))
                .startsWith("F1 (f1, version 1), higher is better")
                .anyMatch(line ->
                        line.startsWith("parameters  average = macro, pos_label = 1, labels = those that occur"))
                .contains("y_true      " + folder.resolve("truth.csv") + ": \"y\"")
                .contains("rows        4, joined by \"id\"", "value       0.7333333333333334")
                .anyMatch(line -> line.matches("interval +\\[0\\.\\d+, \\d\\.\\d+] at 95 %, .*"));
    }

    @Test
    void jsonIsOneDocumentWithTheSameFacts() throws IOException {
        JsonNode document = score(
                        "rmse",
                        "id,y 1,1 2,2 3,4 4,3",
                        "id,p 1,1 2,3 3,4 4,5",
                        "--json",
                        "--level",
                        ".9",
                        "--resamples",
                        "500",
                        "--seed",
                        "7")
                .json();

        assertThat(document.path("metric").asString()).isEqualTo("rmse");
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.path("direction").asString()).isEqualTo("lower");
        assertThat(document.path("parameters").isEmpty()).isTrue();
        assertThat(document.path("rows").asInt()).isEqualTo(4);
        assertThat(document.path("value").asDouble()).isEqualTo(Math.sqrt(5.0 / 4));
        JsonNode interval = document.path("interval");
        assertThat(interval.path("lower").asDouble()).isLessThan(Math.sqrt(5.0 / 4));
        assertThat(interval.path("upper").asDouble()).isGreaterThan(Math.sqrt(5.0 / 4));
        assertThat(interval.path("level").asDouble()).isEqualTo(.9);
        assertThat(interval.path("seed").asLong()).isEqualTo(7);
        assertThat(interval.path("method").asString()).contains("500 resamples");
    }

    @Test
    void equalSeedsGiveEqualAnswersAndOthersOthers() throws IOException {
        String[] files = {"id,y 1,1 2,2 3,4 4,3 5,9", "id,p 1,1 2,3.5 3,4 4,5 5,8"};

        assertThat(score("mae", files[0], files[1], "--seed", "1"))
                .isEqualTo(score("mae", files[0], files[1], "--seed", "1"))
                .isNotEqualTo(score("mae", files[0], files[1], "--seed", "2"));
    }

    @Test
    void anUndefinedValueIsToldWithItsReason() throws IOException {
        CommandLineRun prose = score("roc_auc", "id,y 1,1 2,1", "id,p 1,.4 2,.3");
        JsonNode document =
                score("roc_auc", "id,y 1,1 2,1", "id,p 1,.4 2,.3", "--json").json();

        assertThat(prose.exitCode()).isZero();
        assertThat(prose.out())
                .contains("undefined   only one of the two classes occurs")
                .doesNotContain("value ");
        assertThat(document.path("value").isNull()).isTrue();
        assertThat(document.path("undefined").asString()).contains("only one of the two classes");
        assertThat(document.path("interval").isNull()).isTrue();
    }

    @Test
    void structuredValuesHaveNoIntervalAndSayWhy() throws IOException {
        CommandLineRun prose = score("confusion_matrix", "y a b b", "p a b a");
        JsonNode document = score("roc_curve", "y 0 1", "p .1 .9", "--json").json();

        assertThat(prose.out())
                .contains("confusion_matrix, version 1), no score", "value       [[1.0,0.0],[1.0,1.0]]")
                .contains("interval    none: the metric is not a function of weighted rows", "rows        3, by order");
        assertThat(document.path("value").path("thresholds").path(0).asString()).isEqualTo("Infinity");
        assertThat(document.path("direction").isNull()).isTrue();
        assertThat(document.path("whyNoInterval").asString()).contains("not a function of weighted rows");
    }

    @Test
    void namesOfClassesAreTheClasses() throws IOException {
        JsonNode document = score(
                        "log_loss", "id,y 1,b 2,a", "id,c,b,a 1,.1,.6,.3 2,.2,.1,.7", "--json", "--resamples", "0")
                .json();

        assertThat(document.path("parameters").path("labels").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(document.path("value").asDouble()).isEqualTo(-(Math.log(.6) + Math.log(.7)) / 2);
        assertThat(document.path("whyNoInterval").asString()).isEqualTo("none was asked for");
    }

    @Test
    void parametersAreJsonOrText() throws IOException {
        String truth = "id,y 1,a 2,b 3,c";
        String predictions = "id,p 1,a 2,b 3,b";

        assertThat(labels(score("cohen_kappa", truth, predictions, "--json", "--param", "labels=c,b,a")))
                .isEqualTo(labels(
                        score("cohen_kappa", truth, predictions, "--json", "--param", "labels=[\"c\",\"b\",\"a\"]")))
                .isEqualTo("[\"c\",\"b\",\"a\"]");
        assertThat(score("cohen_kappa", truth, predictions, "--param", "weights=null")
                        .out())
                .contains("weights = none");
    }

    @Test
    void columnsCanBeNamedOutOfAnyFile() throws IOException {
        Path train = write("train.csv", "t 1 3 5");

        CommandLineRun run = score(
                "mase",
                "id,a,b 1,3,0 2,5,0",
                "id,p,q 1,4,0 2,5,0",
                "--column",
                "y_true=truth:a",
                "--column",
                "y_pred=predictions:p",
                "--column",
                "y_train=" + train + ":t",
                "--resamples",
                "0");

        assertThat(run.out()).as(run.err()).contains("value       0.25");
    }

    @Test
    void rowsGoByOrderOrByTheNamedId() throws IOException {
        String truth = "key,y a,1 b,2";
        String predictions = "key,p b,1 a,2";

        assertThat(score(
                                "mae",
                                truth,
                                predictions,
                                "--by-order",
                                "--column",
                                "y_true=truth:y",
                                "--column",
                                "y_pred=predictions:p")
                        .out())
                .contains("value       0.0", "2, by order");
        assertThat(score("mae", truth, predictions, "--id", "key").out()).contains("value       1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id,y 1,NaN      | id,p 1,1      | truth.csv, row 1 (line 2), column "y": the value must be a finite number
                    id,y 1,1        | id,p 1,Inf    | predictions.csv, row 1 (line 2), column "p": the value must be a finite number
                    id,y 1,1        | id,p 1,       | predictions.csv, row 1, column "p": y_pred is not a finite number.
                    id,y 1,1        | id,p 1,"1     | predictions.csv, row 1 (line 2), column "p": a quote is never closed.
                    id,y 1,1 1,2    | id,p 1,1      | truth.csv, row 2 (line 3), column "id": this id occurred in an earlier row.
                    id,y 1,1 2,2    | id,p 1,1      | truth.csv, row 2, column "id": this id is not in
                    id,y 1,1        | id,p 1,1 2,2  | predictions.csv, row 2 (line 3), column "id": this id is not in
                    y 1 2           | p 1           | truth.csv has 2 rows and
                    id,y 1,1        | id,a,b 1,1,1  | predictions.csv, header: which column is y_pred?
                    id,y            | id,p 1,1      | truth.csv has no rows.
                    """)
    void badFilesAreRefusedWithFileRowAndColumn(String truth, String predictions, String message) throws IOException {
        assertRefused(score("mae", truth, predictions), message);
    }

    @Test
    void anUnknownClassIsRefused() throws IOException {
        assertRefused(
                score("log_loss", "id,y 1,a 2,z", "id,a,b 1,.5,.5 2,.5,.5"),
                "truth.csv, row 2, column \"y\": this class is the name of no column of ");
        assertRefused(
                score("log_loss", "id,y 1,0 2,7", "id,p 2,.5 1,.5", "--param", "labels=0,1"),
                "truth.csv, row 2, column \"y\": y_true is none of the labels.");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path truth =
                Files.write(folder.resolve("latin.csv"), new byte[] {'i', 'd', ',', 'y', '\n', '1', ',', (byte) 0xFC});

        assertRefused(
                score(List.of(
                        "--metric",
                        "accuracy",
                        "--truth",
                        truth.toString(),
                        "--predictions",
                        write("predictions.csv", "id,p 1,a").toString())),
                "latin.csv, row 1 (line 2), column \"y\": the text is not valid UTF-8.");
    }

    @Test
    @Timeout(20)
    void aBillionColumnsAreRefusedAtOnce() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.csv"), ",".repeat(50_000_000));

        assertRefused(
                score(List.of("--metric", "mae", "--truth", wide.toString(), "--predictions", wide.toString())),
                "wide.csv, header, column 1001: there are more than 1000 columns.");
    }

    @Test
    @Timeout(60)
    void aMillionRowsAreScored() throws IOException {
        StringBuilder truth = new StringBuilder("id,y\n");
        StringBuilder predictions = new StringBuilder("id,p\n");
        for (int row = 0; row < 1_000_000; row++) {
            truth.append('r').append(row).append(',').append(row % 2).append('\n');
            int other = 999_999 - row;
            predictions
                    .append('r')
                    .append(other)
                    .append(",0.")
                    .append(other % 1000 + 1000)
                    .append('\n');
        }
        Path truthFile = Files.writeString(folder.resolve("truth.csv"), truth);
        Path predictionsFile = Files.writeString(folder.resolve("predictions.csv"), predictions);

        CommandLineRun run = score(List.of(
                "--metric", "roc_auc", "--truth", truthFile.toString(), "--predictions", predictionsFile.toString()));

        assertThat(run.out()).as(run.err()).contains("rows        1000000, joined by \"id\"", "interval    [0.");
    }

    @Test
    void usageErrorsEndWithTwo() throws IOException {
        String truth = "id,y 1,1 2,2";
        String predictions = "id,p 1,1 2,2";

        assertRefused(score("mea", truth, predictions), "There is no metric \"mea\"; spelt alike: mae.");
        assertRefused(score("f1", truth, predictions), "The metric f1 needs the parameter \"average\"");
        assertRefused(score("mae", truth, predictions, "--param", "x=1"), "The metric mae has no parameter \"x\"");
        assertRefused(score("mae", truth, predictions, "--param", "x"), "--param x is not name=value");
        assertRefused(
                score("f1", truth, predictions, "--param", "average=macro", "--param", "average=micro"),
                "--param average is given twice");
        assertRefused(score("mae", truth, predictions, "--level", "1"), "--level must lie between 0 and 1");
        assertRefused(score("mae", truth, predictions, "--resamples", "99"), "--resamples must be 0 or from 100");
        assertRefused(score("mae", truth, predictions, "--id", "id", "--by-order"), "exclude each other");
        assertRefused(score("mae", truth, predictions, "--id", "key"), "there is no column \"key\"");
        assertRefused(score("mae", truth, predictions, "--column", "y_true"), "is not input=file:column");
        assertRefused(score("mae", truth, predictions, "--column", "y_true=y"), "is not input=file:column");
        assertRefused(score("mae", truth, predictions, "--column", "y=truth:y"), "takes no input \"y\"");
        assertRefused(
                score("mae", truth, predictions, "--column", "y_true=" + folder.resolve("nowhere") + ":y"),
                "nowhere does not exist");
        assertRefused(
                score(List.of("--metric", "mae", "--truth", folder.toString(), "--predictions", folder.toString())),
                "is a folder and no CSV file");
        assertThat(score(List.of("--metric", "mae")).exitCode()).isEqualTo(2);
    }

    @Test
    void helpTeaches() {
        assertThat(CommandLineRun.of("score", "--help").out())
                .contains("Examples:", "Exit code 0", "assay score --metric rmse", "--by-order");
    }

    private CommandLineRun score(String metric, String truth, String predictions, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--metric",
                metric,
                "--truth",
                write("truth.csv", truth).toString(),
                "--predictions",
                write("predictions.csv", predictions).toString()));
        arguments.addAll(List.of(more));
        return score(arguments);
    }

    private static CommandLineRun score(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("score"));
        all.addAll(arguments);
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    /** A file whose lines are separated by spaces. */
    private Path write(String name, String inOneLine) throws IOException {
        return Files.writeString(folder.resolve(name), inOneLine.replace(' ', '\n') + "\n");
    }

    private static String labels(CommandLineRun run) {
        return run.json().path("parameters").path("labels").toString();
    }

    private static void assertRefused(CommandLineRun run, String message) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "Exception");
    }
}
