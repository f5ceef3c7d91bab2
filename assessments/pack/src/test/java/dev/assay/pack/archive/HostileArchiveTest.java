package dev.assay.pack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Folders;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import dev.assay.pack.archive.UnpackOutcome.Refused;
import dev.assay.pack.archive.UnpackOutcome.Unpacked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileArchiveTest {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final byte[] MEBIBYTE = new byte[1 << 20];

    @TempDir
    private Path temporary;

    private UnpackOutcome unpack(byte[] archive) throws IOException {
        var upload = Files.write(temporary.resolve("upload"), archive);
        return new ArchiveReader(ArchiveLimits.DEFAULT).unpack(upload, temporary.resolve("target"), "predict.py");
    }

    private void assertRefused(byte[] archive, Reason reason) throws IOException {
        assertThat(unpack(archive))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .as(refused.message())
                                .isEqualTo(reason));
        assertThat(temporary.resolve("target")).isEmptyDirectory();
    }

    @Test
    void stopsAZipBombWhileInflating() throws IOException {
        var bomb = Archives.zip(zip -> {
            Archives.add(zip, "predict.py", "x");
            zip.setLevel(9);
            var entry = new ZipArchiveEntry("zeros.bin");
            zip.setUseZip64(Zip64Mode.Always);
            zip.putArchiveEntry(entry);
            for (int i = 0; i < 64; i++) {
                zip.write(MEBIBYTE);
            }
            zip.closeArchiveEntry();
        });
        assertRefused(bomb, Reason.TOO_COMPRESSED);
    }

    @Test
    void stopsATarGzBombWhileInflating() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            var head = Archives.tar(tar -> Archives.add(tar, "zeros.bin", ""));
            var header = Arrays.copyOf(head, 512);
            System.arraycopy("00777777777".getBytes(StandardCharsets.US_ASCII), 0, header, 124, 11);
            gzip.write(withChecksum(header));
            for (int i = 0; i < 128; i++) {
                gzip.write(MEBIBYTE);
            }
        }
        assertRefused(bytes.toByteArray(), Reason.TOO_COMPRESSED);
    }

    private static byte[] withChecksum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte value : header) {
            sum += value & 0xff;
        }
        System.arraycopy("%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII), 0, header, 148, 8);
        return header;
    }

    @Test
    void refusesSeventyThousandEntries() throws IOException {
        var zip = Archives.zip(archive -> {
            Archives.add(archive, "predict.py", "x");
            for (int i = 0; i < 70_000; i++) {
                Archives.add(archive, "d/" + i, "");
            }
        });
        assertRefused(zip, Reason.TOO_MANY_ENTRIES);
    }

    @Test
    void countsFoldersThatPathsOnlyImply() throws IOException {
        var zip = Archives.zip(archive -> {
            for (int i = 0; i < 300; i++) {
                Archives.add(archive, "a%d/b/c/d/e/f/g/h".formatted(i), "");
            }
        });
        assertRefused(zip, Reason.TOO_MANY_ENTRIES);
    }

    @Test
    void keepsANestedBombAsAPlainFile() throws IOException {
        var inner = Archives.zip(archive -> Archives.add(archive, new ZipArchiveEntry("zeros"), MEBIBYTE));
        var outer = Archives.zip(archive -> Archives.add(archive, new ZipArchiveEntry("inner.zip"), inner));
        assertThat(unpack(outer))
                .isInstanceOfSatisfying(
                        Unpacked.class, done -> assertThat(done.bytes()).isEqualTo(inner.length));
    }

    @Test
    void readsZipsWhoseSizesFollowTheData() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
            for (var name : List.of("predict.py", "model/weights")) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write(name.repeat(100).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        assertThat(unpack(bytes.toByteArray())).isInstanceOf(Unpacked.class);
    }

    @Test
    void readsZip64AndPaxNames() throws IOException {
        var zip = Archives.zip(archive -> {
            archive.setUseZip64(Zip64Mode.Always);
            Archives.add(archive, "predict.py", "x");
        });
        assertThat(unpack(zip)).isInstanceOf(Unpacked.class);
        Folders.delete(temporary.resolve("target"));
        var longName = "folder/".repeat(15) + "n".repeat(120) + "\u00fc";
        var tar = Archives.tar(archive -> Archives.add(archive, longName, "x"));
        assertThat(unpack(tar)).isInstanceOf(Unpacked.class);
        assertThat(temporary.resolve("target").resolve(longName)).isRegularFile();
    }

    @Test
    void refusesEncryptedEntries() throws IOException {
        var zip = Archives.zip("predict.py");
        var flags = Archives.patched(Archives.patched(zip, LOCAL, 6, 0x00080809), CENTRAL, 8, 0x00080809);
        assertRefused(flags, Reason.ENCRYPTED);
    }

    @Test
    void refusesLyingSizes() throws IOException {
        var zip = Archives.zip(archive -> Archives.add(archive, "predict.py", "print(1)".repeat(100)));
        assertRefused(Archives.patched(zip, CENTRAL, 24, 5), Reason.DAMAGED);
        assertRefused(Archives.patched(zip, CENTRAL, 24, 0x7fffffff), Reason.DAMAGED);
        assertRefused(Archives.patched(zip, CENTRAL, 16, 1), Reason.DAMAGED);
        assertThat(unpack(Archives.patched(zip, CENTRAL, 20, 5))).isInstanceOf(Refused.class);
        assertThat(unpack(Archives.patched(zip, CENTRAL, 20, 0x7fffffff))).isInstanceOf(Refused.class);
    }

    @Test
    void refusesZipsOnWhichReadersWouldDisagree() throws IOException {
        var zip = Archives.zip("predict.py", "second.py");
        assertRefused(Archives.patched(zip, LOCAL, 30, 0x20202020), Reason.INCONSISTENT);
        assertRefused(Archives.patched(zip, END, 8, 0x00010001), Reason.INCONSISTENT);
        assertRefused(Archives.patched(zip, CENTRAL, 42, 1), Reason.INCONSISTENT);
        var prefixed = new byte[zip.length + 10];
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, prefixed, 0, 4);
        System.arraycopy(zip, 0, prefixed, 10, zip.length);
        assertRefused(prefixed, Reason.INCONSISTENT);
    }

    @Test
    void refusesAnEntryThatTheDirectoryDoesNotList() throws IOException {
        var hidden = Archives.zip(archive -> Archives.add(archive, "hidden.py", "print(2)"));
        var listed = Archives.zip("predict.py");
        int local = find(hidden, CENTRAL);
        var both = new ByteArrayOutputStream();
        both.write(hidden, 0, local);
        both.write(listed);
        var shifted = Archives.patched(both.toByteArray(), END, 16, local + find(listed, CENTRAL));
        assertRefused(Archives.patched(shifted, CENTRAL, 42, local), Reason.INCONSISTENT);
    }

    private static int find(byte[] bytes, int signature) {
        var buffer = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 <= bytes.length; at++) {
            if (buffer.getInt(at) == signature) {
                return at;
            }
        }
        throw new AssertionError("no such signature");
    }

    @Test
    void refusesEntriesThatShareTheirData() throws IOException {
        var zip = Archives.zip("aa.py", "bb.py");
        var buffer = java.nio.ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int first = find(zip, CENTRAL);
        int second = first + 46 + 5 + Short.toUnsignedInt(buffer.getShort(first + 30));
        buffer.putInt(second + 42, 0);
        System.arraycopy("aa.py".getBytes(StandardCharsets.UTF_8), 0, zip, second + 46, 5);
        assertRefused(zip, Reason.INCONSISTENT);
    }

    @Test
    void refusesPaxRecordsThatEscapeOrOverrideSizes() throws IOException {
        assertRefused(pax(Map.of("path", "../../PWNED-pax")), Reason.ESCAPES);
        assertRefused(pax(Map.of("path", "/tmp/PWNED-pax")), Reason.ESCAPES);
        assertRefused(pax(Map.of("size", "99999999999")), Reason.UNSUPPORTED);
        assertRefused(pax(Map.of("GNU.sparse.realsize", "9999999")), Reason.UNSUPPORTED);
    }

    private static byte[] pax(Map<String, String> records) {
        return Archives.gzip(Archives.tar(tar -> Archives.addWithPax(tar, "p", records)));
    }

    @Test
    void mutatedArchivesAreUnpackedOrRefusedAndNeverLeaveTheFolder() throws IOException {
        var random = new Random(20261121);
        var tar = Archives.tar(archive -> {
            Archives.add(archive, "predict.py", "print(1)".repeat(50));
            Archives.add(archive, "f/" + "n".repeat(120), "x".repeat(700));
        });
        var seeds = List.of(Archives.zip("predict.py", "a/b", "c"), tar, Archives.gzip(tar));
        long deadline = System.nanoTime() + 3_000_000_000L;
        int tried = 0;
        while (System.nanoTime() < deadline || tried < 300) {
            var mutated = seeds.get(tried % seeds.size()).clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            var outcome = unpack(mutated);
            if (outcome instanceof Refused) {
                assertThat(temporary.resolve("target")).isEmptyDirectory();
            }
            Folders.delete(temporary.resolve("target"));
            try (var left = Files.list(temporary)) {
                assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("upload");
            }
            tried++;
        }
    }
}
