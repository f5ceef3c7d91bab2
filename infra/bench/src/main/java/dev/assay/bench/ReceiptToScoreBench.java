package dev.assay.bench;

import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** From the receipt of a submission to its stored score, through a running installation, beside the runs themselves. */
final class ReceiptToScoreBench {
    private final Api api;

    private ReceiptToScoreBench(Api api) {
        this.api = api;
    }

    /** Arguments: address, file with a manager's token, pack archive, submission archive, rounds. */
    public static void main(String[] arguments) throws Exception {
        var bench = new ReceiptToScoreBench(new Api(arguments[0], arguments[1]));
        bench.measure(System.out, Path.of(arguments[2]), Path.of(arguments[3]), Integer.parseInt(arguments[4]));
    }

    private void measure(PrintStream out, Path pack, Path submission, int rounds) throws Exception {
        String version = api.publish(pack);
        double[] whole = new double[rounds];
        double[] beside = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            String id = submit(version, submission);
            long received = System.nanoTime();
            JsonNode graded = api.await("/submissions/" + id, "/current/state", "DONE");
            whole[round] = (System.nanoTime() - received) / 1e6;
            beside[round] = whole[round]
                    - 1000
                            * graded.at("/current/runs")
                                    .valueStream()
                                    .mapToDouble(run -> run.path("wallSeconds").asDouble())
                                    .sum();
        }
        Sample all = Sample.of("receipt to score", whole);
        Sample rest = Sample.of("the same without the runs", beside);
        out.println(all.line());
        out.println(rest.line());
        out.printf(Locale.ROOT, "share of the time that is not the runs: %.2f%n", rest.median() / all.median());
    }

    private String submit(String version, Path submission) throws Exception {
        String attempt = api.post("/attempts", Map.of("packVersionId", version, "label", "benchmark"))
                .at("/attempt/id")
                .asString();
        return api.post(
                        "/attempts/" + attempt + "/submissions?fileName=submission.tar.gz",
                        "application/gzip",
                        HttpRequest.BodyPublishers.ofFile(submission))
                .path("submissionId")
                .asString();
    }
}
