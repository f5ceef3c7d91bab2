package dev.assay.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.grading.LiveLine.Stream;
import dev.assay.grading.LiveLogRepository.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class LiveLogWriterTest {

    private final List<Piece> stored = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger stores = new AtomicInteger();

    @Test
    void aGigabyteWithoutALineEndIsCutOffAtTheBoundAndSaidToBe() {
        byte[] flood = new byte[1 << 20];
        Arrays.fill(flood, (byte) 'x');
        try (LiveLogWriter writer = new LiveLogWriter(this::store)) {
            for (int i = 0; i < 1024; i++) {
                writer.wrote(Stream.OUTPUT, flood);
            }
        }

        assertThat(text(Stream.OUTPUT)).hasSize(LiveLogWriter.MOST_BYTES);
        assertThat(stored.getLast()).isEqualTo(new Piece(Stream.CUT, ""));
        assertThat(stored).filteredOn(piece -> piece.stream() == Stream.CUT).hasSize(1);
    }

    @Test
    void manyLinesAreStoredTogetherAFewTimesASecond() throws InterruptedException {
        try (LiveLogWriter writer = new LiveLogWriter(this::store)) {
            for (int line = 0; line < 100; line++) {
                writer.wrote(Stream.OUTPUT, bytes(line + "\n"));
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        assertThat(text(Stream.OUTPUT)).startsWith("0\n1\n").endsWith("98\n99\n");
        assertThat(stores.get()).isBetween(2, 12);
        assertThat(stored.size()).isEqualTo(stores.get());
    }

    @Test
    void aCharacterThatIsCutInTwoIsWholeAgainAlsoBetweenTwoStreams() {
        byte[] snowman = bytes("\u2603");
        try (LiveLogWriter writer = new LiveLogWriter(this::store)) {
            writer.wrote(Stream.OUTPUT, Arrays.copyOf(snowman, 2));
            writer.wrote(Stream.ERROR, bytes("!"));
            writer.wrote(Stream.OUTPUT, Arrays.copyOfRange(snowman, 2, 3));
            writer.wrote(Stream.OUTPUT, new byte[] {(byte) 0xff, 'a'});
        }

        assertThat(text(Stream.OUTPUT)).isEqualTo("\u2603\ufffda");
        assertThat(text(Stream.ERROR)).isEqualTo("!");
    }

    @Test
    void aStoreThatFailsLosesWhatItWasGivenAndNothingElse() throws InterruptedException {
        try (LiveLogWriter writer = new LiveLogWriter(pieces -> {
            if (stores.get() == 0) {
                stores.incrementAndGet();
                throw new IllegalStateException("the database is away");
            }
            return store(pieces);
        })) {
            writer.wrote(Stream.OUTPUT, bytes("lost"));
            while (stores.get() == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            writer.wrote(Stream.OUTPUT, bytes("kept"));
        }

        assertThat(text(Stream.OUTPUT)).isEqualTo("kept");
    }

    @Test
    void manySingleBytesAreTakenQuickly() {
        try (LiveLogWriter writer = new LiveLogWriter(this::store)) {
            for (int i = 0; i < LiveLogWriter.MOST_BYTES; i++) {
                writer.wrote(Stream.OUTPUT, new byte[] {'x'});
            }
        }

        assertThat(text(Stream.OUTPUT)).hasSize(LiveLogWriter.MOST_BYTES);
    }

    private boolean store(List<Piece> pieces) {
        stores.incrementAndGet();
        stored.addAll(pieces);
        return true;
    }

    private String text(Stream stream) {
        return String.join(
                "",
                stored.stream()
                        .filter(piece -> piece.stream() == stream)
                        .map(Piece::text)
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
