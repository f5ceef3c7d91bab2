package dev.assay.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
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
        List<Cohort.Candidate> all =
                Cohort.started(bench.api, Path.of(arguments[2]), candidates + 1).candidates();
        bench.lastMinute(
                System.out,
                all.subList(0, candidates),
                archive(Integer.parseInt(arguments[4])),
                Duration.ofSeconds(Integer.parseInt(arguments[5])));
        bench.large(
                System.out, all.getLast(), Path.of("/proc", arguments[6], "status"), Integer.parseInt(arguments[7]));
    }

    private void lastMinute(PrintStream out, List<Cohort.Candidate> candidates, byte[] archive, Duration over)
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

    private void large(PrintStream out, Cohort.Candidate candidate, Path status, int mebibytes) throws Exception {
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

    private void upload(Cohort.Candidate candidate, HttpRequest.BodyPublisher body) throws Exception {
        candidate.submit(api, "work.zip", "application/zip", body);
    }

    /** A zip of a program and of bytes that nothing makes smaller. */
    private static byte[] archive(int mebibytes) throws IOException {
        byte[] noise = new byte[mebibytes * MEBIBYTE];
        new Random(1).nextBytes(noise);
        return StoredZip.of(
                Map.of("predict.py", "raise SystemExit(1)\n".getBytes(StandardCharsets.UTF_8), "weights.bin", noise));
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
