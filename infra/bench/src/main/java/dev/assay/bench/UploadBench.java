package dev.assay.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Candidates who hand in during the last minute, each from the first byte to the receipt, and what one very large upload adds
 * to the memory of the platform.
 */
final class UploadBench {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Api api;

    private UploadBench(Api api) {
        this.api = api;
    }

    /** Arguments: address, file with a manager's token, pack archive, candidates, MiB each, seconds, process, large MiB. */
    public static void main(String[] arguments) throws Exception {
        var bench = new UploadBench(new Api(arguments[0], arguments[1]));
        int candidates = Integer.parseInt(arguments[3]);
        List<Candidate> all = bench.candidates(Path.of(arguments[2]), candidates + 1);
        bench.lastMinute(
                System.out,
                all.subList(0, candidates),
                archive(Integer.parseInt(arguments[4])),
                Duration.ofSeconds(Integer.parseInt(arguments[5])));
        bench.large(
                System.out, all.getLast(), Path.of("/proc", arguments[6], "status"), Integer.parseInt(arguments[7]));
    }

    /** Somebody whose clock runs. */
    private record Candidate(String path, String cookie) {}

    private void lastMinute(PrintStream out, List<Candidate> candidates, byte[] archive, Duration over)
            throws Exception {
        double[] milliseconds = new double[candidates.size()];
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            List<Future<?>> uploads = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                int candidate = i;
                long at = begun + over.toNanos() * i / candidates.size();
                uploads.add(threads.submit(() -> {
                    byte[] own = unique(archive);
                    LockSupport.parkNanos(at - System.nanoTime());
                    long sent = System.nanoTime();
                    upload(candidates.get(candidate), HttpRequest.BodyPublishers.ofByteArray(own));
                    milliseconds[candidate] = (System.nanoTime() - sent) / 1e6;
                    return null;
                }));
            }
            for (Future<?> upload : uploads) {
                upload.get();
            }
        }
        Sample sample = Sample.of(
                "%d uploads of %d MiB within %d s"
                        .formatted(candidates.size(), archive.length / MEBIBYTE, over.toSeconds()),
                milliseconds);
        out.println(sample.line());
        out.printf(
                Locale.ROOT,
                "99 of 100 have their receipt within %.0f ms of their first byte%n",
                sample.quantile(0.99));
    }

    private void large(PrintStream out, Candidate candidate, Path status, int mebibytes) throws Exception {
        long before = resident(status);
        long[] most = {before};
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] piece = archive(1);
            List<byte[]> pieces =
                    IntStream.range(0, mebibytes).mapToObj(i -> piece).toList();
            Future<?> upload = threads.submit(() -> {
                upload(candidate, HttpRequest.BodyPublishers.ofByteArrays(pieces));
                return null;
            });
            while (!upload.isDone()) {
                most[0] = Math.max(most[0], resident(status));
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            upload.get();
        }
        out.printf(
                Locale.ROOT,
                "an upload of %d MiB: resident memory %d MiB before, at most %d MiB meanwhile, %+d MiB%n",
                mebibytes,
                before / 1024,
                most[0] / 1024,
                (most[0] - before) / 1024);
    }

    private static long resident(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private void upload(Candidate candidate, HttpRequest.BodyPublisher body) throws Exception {
        api.send(
                api.page(candidate.path() + "/submissions?fileName=work.zip", candidate.cookie())
                        .header("Content-Type", "application/zip")
                        .PUT(body),
                201);
    }

    /** People who were invited, agreed and started. */
    private List<Candidate> candidates(Path pack, int number) throws Exception {
        String version = api.publish(pack);
        String opening = api.post("/openings", Map.of("packVersionId", version, "title", "Last minute"))
                .at("/opening/id")
                .asString();
        List<Map<String, String>> people = IntStream.range(0, number)
                .mapToObj(i -> Map.of("email", "last-minute-" + i + "-" + opening + "@example.com"))
                .toList();
        api.post("/openings/" + opening + "/invitations", Map.of("candidates", people));
        List<Candidate> candidates = new ArrayList<>();
        String cursor = "";
        while (candidates.size() < number) {
            JsonNode page = api.get("/mails?kind=INVITATION&recipient=" + opening + "&limit=100" + cursor);
            for (JsonNode mail : page.path("items")) {
                candidates.add(begin(api.get("/mails/" + mail.path("id").asString())));
            }
            cursor = "&cursor=" + page.path("next").asString();
        }
        return candidates;
    }

    private Candidate begin(JsonNode mail) throws Exception {
        String link = URI.create(mail.path("link").asString()).getPath();
        HttpResponse<String> agreed = form(link, "", "agree=true&zone=UTC");
        String cookie = agreed.headers().allValues("Set-Cookie").stream()
                .map(value -> value.replaceAll(";.*", ""))
                .filter(value -> !value.contains("toast"))
                .findFirst()
                .orElseThrow();
        String path = "/c/" + mail.at("/mail/invitationId").asString();
        form(path + "/start", cookie, "");
        return new Candidate(path, cookie);
    }

    private HttpResponse<String> form(String path, String cookie, String fields) throws Exception {
        return api.send(
                api.page(path, cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)),
                303);
    }

    /** A zip of a program and of bytes that nothing makes smaller. */
    private static byte[] archive(int mebibytes) throws IOException {
        byte[] noise = new byte[mebibytes * MEBIBYTE];
        new Random(1).nextBytes(noise);
        var zip = new ByteArrayOutputStream(noise.length + 1024);
        try (var entries = new ZipOutputStream(zip)) {
            add(entries, "predict.py", "raise SystemExit(1)\n".getBytes(StandardCharsets.UTF_8));
            add(entries, "weights.bin", noise);
        }
        return zip.toByteArray();
    }

    private static void add(ZipOutputStream entries, String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entries.putNextEntry(entry);
        entries.write(content);
    }

    /** The same with a comment that nobody else's has, so that nothing is stored for two. */
    private static byte[] unique(byte[] zip) {
        byte[] comment = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        byte[] joined = Arrays.copyOf(zip, zip.length + comment.length);
        joined[zip.length - 2] = (byte) comment.length;
        System.arraycopy(comment, 0, joined, zip.length, comment.length);
        return joined;
    }
}
