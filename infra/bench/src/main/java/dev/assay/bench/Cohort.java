package dev.assay.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** People who were invited to an opening of their own, agreed and started. */
record Cohort(String openingId, List<Candidate> candidates) {

    /** Somebody whose clock runs; the link is the one of their mail. */
    record Candidate(String link, String path, String cookie) {

        /** Uploads, and returns the answer with the receipt. */
        HttpResponse<String> submit(Api api, String fileName, String type, HttpRequest.BodyPublisher body)
                throws IOException, InterruptedException {
            return api.send(
                    api.page(path + "/submissions?fileName=" + fileName, cookie)
                            .header("Content-Type", type)
                            .PUT(body),
                    201);
        }
    }

    /** A new opening for a pack, with candidates who have started. */
    static Cohort started(Api api, Path pack, int number) throws IOException, InterruptedException {
        String version = api.publish(pack);
        String opening = api.post("/openings", Map.of("packVersionId", version, "title", "Benchmark"))
                .at("/opening/id")
                .asString();
        List<Map<String, String>> people = IntStream.range(0, number)
                .mapToObj(i -> Map.of("email", "candidate-" + i + "-" + opening + "@example.com"))
                .toList();
        api.post("/openings/" + opening + "/invitations", Map.of("candidates", people));
        List<Candidate> candidates = new ArrayList<>();
        String cursor = "";
        while (candidates.size() < number) {
            JsonNode page = api.get("/mails?kind=INVITATION&recipient=" + opening + "&limit=100" + cursor);
            for (JsonNode mail : page.path("items")) {
                candidates.add(begin(api, api.get("/mails/" + mail.path("id").asString())));
            }
            cursor = "&cursor=" + page.path("next").asString();
        }
        return new Cohort(opening, candidates);
    }

    private static Candidate begin(Api api, JsonNode mail) throws IOException, InterruptedException {
        String link = URI.create(mail.path("link").asString()).getPath();
        String cookie = api.session(link, "agree=true&zone=UTC");
        String path = "/c/" + mail.at("/mail/invitationId").asString();
        api.form(path + "/start", cookie, "");
        return new Candidate(link, path, cookie);
    }
}
