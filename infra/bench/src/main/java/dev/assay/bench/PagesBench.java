package dev.assay.bench;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How long the server takes for a page, asked for one after the other, in an opening whose candidates all have a score. */
final class PagesBench {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Says yes the more often the more weight it has, so that candidates differ. */
    private static final String PROGRAM = """
            import csv, math
            with open("/in/test.csv", newline="") as source, open("/out/predictions.csv", "w", newline="") as sink:
                writer = csv.writer(sink)
                writer.writerow(["id", "prediction"])
                for number, row in enumerate(csv.DictReader(source)):
                    signal = %d / 100 * (float(row["x1"]) + float(row["x2"]))
                    writer.writerow([row["id"], 1 / (1 + math.exp(-signal - math.sin(number * %d)))])
            """;

    private final Api api;

    private PagesBench(Api api) {
        this.api = api;
    }

    /** Arguments: address, file with a manager's token, pack archive, address and file with the password of an owner, candidates, rounds. */
    public static void main(String[] arguments) throws Exception {
        var bench = new PagesBench(new Api(arguments[0], arguments[1]));
        String staff = bench.signIn(
                arguments[3], Files.readString(Path.of(arguments[4])).strip());
        int candidates = Integer.parseInt(arguments[5]);
        Cohort cohort = Cohort.started(bench.api, Path.of(arguments[2]), candidates);
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
            int number = submissions.size();
            byte[] program = PROGRAM.formatted(number, number + 1).getBytes(StandardCharsets.UTF_8);
            HttpRequest.BodyPublisher archive =
                    HttpRequest.BodyPublishers.ofByteArray(StoredZip.of(Map.of("predict.py", program)));
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

    /** Pages by the name that is printed. */
    private Map<String, HttpRequest.Builder> pages(Cohort cohort, String staff) {
        Cohort.Candidate candidate = cohort.candidates().getLast();
        String opening = "/openings/" + cohort.openingId();
        String invitation = URI.create(candidate.path()).getPath().replaceFirst(".*/", "");
        Map<String, HttpRequest.Builder> pages = new LinkedHashMap<>();
        pages.put("sign in (no database)", api.page("/sign-in", ""));
        pages.put("API description (no database)", api.page("/docs", ""));
        pages.put("start page", api.page("/", staff));
        pages.put("openings", api.page("/openings", staff));
        pages.put("opening", api.page(opening, staff));
        pages.put("candidates of the opening", api.page(opening + "/candidates", staff));
        pages.put("leaderboard", api.page(opening + "/leaderboard", staff));
        pages.put("candidate", api.page(opening + "/candidates/" + invitation, staff));
        pages.put("scorecard", api.page(opening + "/candidates/" + invitation + "/scorecard", staff));
        pages.put("outbox", api.page("/outbox", staff));
        pages.put("audit log", api.page("/audit", staff));
        pages.put("catalogue", api.page("/packs", staff));
        pages.put("candidate's attempt", api.page(candidate.path() + "/attempt", candidate.cookie()));
        pages.put("candidate's start page", api.page(candidate.path(), candidate.cookie()));
        return pages;
    }

    private void measure(PrintStream out, Map<String, HttpRequest.Builder> pages, int rounds) throws Exception {
        Map<String, double[]> times = new LinkedHashMap<>();
        pages.keySet().forEach(name -> times.put(name, new double[rounds]));
        for (int round = -rounds / 4; round < rounds; round++) {
            for (Map.Entry<String, HttpRequest.Builder> page : pages.entrySet()) {
                long sent = System.nanoTime();
                api.send(page.getValue(), 200);
                // The first rounds are the virtual machine's to get warm.
                if (round >= 0) {
                    times.get(page.getKey())[round] = (System.nanoTime() - sent) / 1e6;
                }
            }
        }
        times.forEach((name, milliseconds) -> {
            Sample sample = Sample.of(name, milliseconds);
            out.printf("%s   19 of 20 within %.0f ms%n", sample.line(), sample.quantile(0.95));
        });
    }
}
