package dev.assay.bench;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How long the server takes for a page, asked for one after the other, in an opening whose candidates all have a score. */
final class PagesBench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Api api;

    private PagesBench(Api api) {
        this.api = api;
    }

    /** Arguments: address, file with a manager's token, pack archive, address and file with the password of an owner, candidates, rounds. */
    public static void main(String[] arguments) throws Exception {
        var bench = new PagesBench(new Api(arguments[0], arguments[1]));
        String staff = bench.signIn(
                arguments[3], Files.readString(Path.of(arguments[4])).strip());
        Cohort cohort = Cohort.started(bench.api, Path.of(arguments[2]), Integer.parseInt(arguments[5]));
        bench.grade(cohort);
        bench.measure(System.out, bench.pages(cohort, staff), Integer.parseInt(arguments[6]));
    }

    private String signIn(String email, String password) throws Exception {
        return api.session("/sign-in", "email=" + encoded(email) + "&password=" + encoded(password));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void grade(Cohort cohort) throws Exception {
        List<String> submissions = new ArrayList<>();
        for (Cohort.Candidate candidate : cohort.candidates()) {
            HttpRequest.BodyPublisher archive = HttpRequest.BodyPublishers.ofByteArray(
                    StoredZip.of(Map.of("predict.py", program(submissions.size()))));
            submissions.add(new ObjectMapper()
                    .readTree(candidate
                            .submit(api, "work.zip", "application/zip", archive)
                            .body())
                    .path("submissionId")
                    .asString());
        }
        for (String submission : submissions) {
            api.await("/submissions/" + submission, "/current/state", "DONE");
        }
        while (!compared(api.get("/openings/" + cohort.openingId() + "/leaderboard"), submissions.size())) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Follows the signal the more the higher its number is, so that candidates differ. */
    private static byte[] program(int number) {
        return """
            import csv, math
            with open("/in/test.csv", newline="") as source, open("/out/predictions.csv", "w", newline="") as sink:
                writer = csv.writer(sink)
                writer.writerow(["id", "prediction"])
                for number, row in enumerate(csv.DictReader(source)):
                    signal = %d / 100 * (float(row["x1"]) + float(row["x2"]))
                    writer.writerow([row["id"], 1 / (1 + math.exp(-signal - math.sin(number * %d)))])
            """.formatted(number, number + 1).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean compared(JsonNode leaderboard, int candidates) {
        return leaderboard.path("state").asString().equals("READY")
                && !leaderboard.path("newer").asBoolean()
                && leaderboard
                                .path("candidates")
                                .valueStream()
                                .filter(row -> row.path("bestRank").isNumber())
                                .count()
                        == candidates;
    }

    /** A page, and how long the server took for it each time. */
    private record Page(String name, HttpRequest.Builder request, List<Double> milliseconds) {}

    private List<Page> pages(Cohort cohort, String staff) {
        Cohort.Candidate candidate = cohort.candidates().getLast();
        String opening = "/openings/" + cohort.openingId();
        String one = opening + "/candidates/" + candidate.path().replaceFirst(".*/", "");
        return List.of(
                page("sign in, without the database", "/sign-in", ""),
                page("description of the API, without it", "/docs", ""),
                page("openings", "/openings", staff),
                page("opening", opening, staff),
                page("candidates of the opening", opening + "/candidates", staff),
                page("leaderboard", opening + "/leaderboard", staff),
                page("candidate", one, staff),
                page("scorecard", one + "/scorecard", staff),
                page("outbox", "/outbox", staff),
                page("audit log", "/audit", staff),
                page("catalogue", "/packs", staff),
                page("a candidate's invitation", candidate.link(), candidate.cookie()),
                page("a candidate's attempt", candidate.path() + "/attempt", candidate.cookie()));
    }

    private Page page(String name, String path, String cookie) {
        return new Page(name, api.page(path, cookie), new ArrayList<>());
    }

    private void measure(PrintStream out, List<Page> pages, int rounds) throws Exception {
        // The first rounds are the virtual machine's to get warm.
        for (int round = -rounds / 4; round < rounds; round++) {
            for (Page page : pages) {
                long sent = System.nanoTime();
                api.send(page.request(), 200);
                if (round >= 0) {
                    page.milliseconds().add((System.nanoTime() - sent) / 1e6);
                }
            }
        }
        for (Page page : pages) {
            Sample sample = Sample.of(
                    page.name(),
                    page.milliseconds().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray());
            out.printf(Locale.ROOT, "%s   19 of 20 within %.1f ms%n", sample.line(), sample.quantile(0.95));
        }
    }
}
