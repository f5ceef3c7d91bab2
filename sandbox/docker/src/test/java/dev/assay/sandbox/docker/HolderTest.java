package dev.assay.sandbox.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolderTest {
    @TempDir
    Path folder;

    @Test
    void aFileSystemIsFullWithoutFreeBlocksOrFreeFiles() {
        assertThat(Holder.anyZero("10 20 30 40 50 60 ")).isFalse();
        assertThat(Holder.anyZero("10 20 0 40 50 60 ")).isTrue();
        assertThat(Holder.anyZero("10 20 30 40 50 0")).isTrue();
        assertThatThrownBy(() -> Holder.anyZero("stat: no such file")).isInstanceOf(EngineException.class);
    }

    @Test
    void codeIsPackedReadOnlyWithoutOwnersAndTimes() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("a/ü")).resolve("x".repeat(150)), "content");
        try (TarFile tar = TarFile.of(folder);
                TarArchiveInputStream entries = new TarArchiveInputStream(tar.open(), "UTF-8")) {
            List<String> seen = new ArrayList<>();
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                seen.add(entry.getName() + " " + Integer.toOctalString(entry.getMode() & 0777) + " "
                        + entry.getLongUserId());
            }
            assertThat(seen).containsExactly("a/ 555 0", "a/ü/ 555 0", "a/ü/" + "x".repeat(150) + " 444 0");
        }
    }

    @Test
    void aLinkAmongTheCodeIsTheCallersMistake() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> TarFile.of(folder)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFeedHandsOnWhatIsWrittenAndEnds() throws IOException {
        Feed feed = new Feed();
        try (OutputStream sink = feed.sink()) {
            sink.write("one ".getBytes(StandardCharsets.US_ASCII));
            sink.write("two".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(feed).hasContent("one two");
    }

    @Test
    void anAbandonedFeedNeverBlocksItsWriter() throws IOException {
        Feed feed = new Feed();
        feed.close();
        try (OutputStream sink = feed.sink()) {
            for (int i = 0; i < 1000; i++) {
                sink.write(i);
            }
        }
        assertThat(feed.read()).isEqualTo(-1);
    }
}
