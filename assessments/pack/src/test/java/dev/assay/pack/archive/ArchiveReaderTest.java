package dev.assay.pack.archive;

import static dev.assay.pack.archive.UnpackOutcome.Reason.COLLISION;
import static dev.assay.pack.archive.UnpackOutcome.Reason.DAMAGED;
import static dev.assay.pack.archive.UnpackOutcome.Reason.EMPTY;
import static dev.assay.pack.archive.UnpackOutcome.Reason.LINK;
import static dev.assay.pack.archive.UnpackOutcome.Reason.NOT_AN_ARCHIVE;
import static dev.assay.pack.archive.UnpackOutcome.Reason.SPECIAL_FILE;
import static dev.assay.pack.archive.UnpackOutcome.Reason.TOO_MANY_ENTRIES;
import static dev.assay.pack.archive.UnpackOutcome.Reason.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Folders;
import dev.assay.pack.TreeDigest;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import dev.assay.pack.archive.UnpackOutcome.Refused;
import dev.assay.pack.archive.UnpackOutcome.Unpacked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {

    @TempDir
    private Path temporary;

    private UnpackOutcome unpack(byte[] archive) throws IOException {
        return unpack(Files.write(temporary.resolve("upload"), archive), ArchiveLimits.DEFAULT);
    }

    private UnpackOutcome unpack(Path source, ArchiveLimits limits) throws IOException {
        return new ArchiveReader(limits).unpack(source, temporary.resolve("target"), "predict.py");
    }

    private List<String> unpackedFiles() throws IOException {
        return TreeDigest.files(temporary.resolve("target")).stream()
                .map(TreeDigest.FileDigest::path)
                .toList();
    }

    private void assertRefused(UnpackOutcome outcome, Reason reason) throws IOException {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).as(refused.message()).isEqualTo(reason);
            assertThat(refused.message()).doesNotContainPattern("\\p{C}").contains("; ");
        });
        assertThat(temporary.resolve("target")).isEmptyDirectory();
    }

    @Test
    void unpacksZipTarAndTarGzToTheSameTree() throws IOException {
        var zip = unpack(Archives.zip(archive -> {
            Archives.add(archive, "predict.py", "print(1)");
            Archives.add(archive, "model/weights.bin", "abc");
        }));
        assertThat(unpackedFiles()).containsExactly("model/weights.bin", "predict.py");
        assertThat(((Unpacked) zip).sha256()).isEqualTo(TreeDigest.of(temporary.resolve("target")));
        var tar = Archives.tar(archive -> {
            Archives.add(archive, "./predict.py", "print(1)");
            Archives.add(archive, "./model/weights.bin", "abc");
        });
        for (var bytes : List.of(tar, Archives.gzip(tar))) {
            Folders.delete(temporary.resolve("target"));
            assertThat(unpack(bytes)).isEqualTo(zip).isEqualTo(new Unpacked(3, 11, ((Unpacked) zip).sha256()));
        }
    }

    @Test
    void takesAwayALoneTopFolderAroundTheEntryFileWithMacosClutter() throws IOException {
        var outcome = unpack(Archives.zip("task/", "task/predict.py", "task/task/a", "__MACOSX/task/._predict.py"));
        assertThat(outcome).isInstanceOf(Unpacked.class);
        assertThat(unpackedFiles()).containsExactly("predict.py", "task/a");
        assertThat(((Unpacked) outcome).sha256()).isEqualTo(TreeDigest.of(temporary.resolve("target")));
        assertThat(((Unpacked) outcome).bytes()).isEqualTo(2);
    }

    @Test
    void leavesATopFolderWithoutTheEntryFileAlone() throws IOException {
        assertThat(unpack(Archives.zip("task/main.py"))).isInstanceOf(Unpacked.class);
        assertThat(unpackedFiles()).containsExactly("task/main.py");
    }

    @Test
    void keepsToolFoldersAsPlainFiles() throws IOException {
        unpack(Archives.zip("predict.py", ".git/config", ".DS_Store", "notes.zip"));
        assertThat(unpackedFiles()).containsExactly(".DS_Store", ".git/config", "notes.zip", "predict.py");
    }

    @Test
    void normalisesModes() throws IOException {
        unpack(Archives.zip(zip -> {
            var entry = new ZipArchiveEntry("predict.py");
            entry.setUnixMode(0106777);
            Archives.add(zip, entry, new byte[] {1});
            var folder = new ZipArchiveEntry("data/");
            folder.setUnixMode(0040000);
            Archives.add(zip, folder, new byte[0]);
        }));
        var target = temporary.resolve("target");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("predict.py"))))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target.resolve("data"))))
                .isEqualTo("rwxr-xr-x");
    }

    @ParameterizedTest
    @CsvSource({
        "../../../../tmp/PWNED-slip, ESCAPES",
        "/tmp/PWNED-abs, ESCAPES",
        "..\\..\\x, ESCAPES",
        "C:\\x, ESCAPES",
        "c:x, ESCAPES",
        "a/../../b, ESCAPES",
        "aux.py, BAD_NAME",
        "a/NUL, BAD_NAME",
        "'x /a', BAD_NAME",
        "x., BAD_NAME",
        "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q, TOO_DEEP"
    })
    void refusesNamesThatLeaveTheFolderOrAreNotPortable(String name, Reason reason) throws IOException {
        assertRefused(unpack(Archives.zip("predict.py", name)), reason);
        assertRefused(
                unpack(Archives.tar(tar -> {
                    Archives.add(tar, "predict.py", "x");
                    Archives.add(tar, name, "x");
                })),
                reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202eb", "a\u200bb", "a\u001b[2J"})
    void refusesInvisibleCharactersInNames(String name) throws IOException {
        assertRefused(unpack(Archives.zip(name)), Reason.BAD_NAME);
    }

    @Test
    void refusesLongPathsAndNames() throws IOException {
        assertRefused(unpack(Archives.zip("a".repeat(256))), Reason.BAD_NAME);
        assertRefused(unpack(Archives.zip(("a".repeat(200) + "/").repeat(3) + "x")), Reason.BAD_NAME);
        assertRefused(unpack(Archives.tar(tar -> Archives.add(tar, "a".repeat(256), "x"))), Reason.BAD_NAME);
    }

    @Test
    void refusesNamesThatAreNotUtf8() throws IOException {
        var latin = Archives.zip(zip -> {
            zip.setEncoding("ISO-8859-1");
            zip.setUseLanguageEncodingFlag(false);
            Archives.add(zip, "caf\u00e9", "x");
        });
        assertRefused(unpack(latin), Reason.BAD_NAME);
    }

    @Test
    void refusesNamesThatSomeSystemsTakeForOne() throws IOException {
        assertRefused(unpack(Archives.zip("Model.py", "model.py")), COLLISION);
        assertRefused(unpack(Archives.zip("data/a", "DATA/b")), COLLISION);
        assertRefused(unpack(Archives.zip("\u00e9.txt", "e\u0301.txt")), COLLISION);
        assertRefused(unpack(Archives.zip("\ufb01le", "file")), COLLISION);
        assertRefused(unpack(Archives.zip("a", "a/b")), COLLISION);
        assertRefused(unpack(Archives.zip("a/b", "a")), COLLISION);
        assertRefused(unpack(Archives.zip("a", "./a")), COLLISION);
        assertRefused(
                unpack(Archives.tar(tar -> {
                    Archives.add(tar, "a", "1");
                    Archives.add(tar, "a", "2");
                })),
                COLLISION);
    }

    @Test
    void refusesSymbolicLinkThatALaterEntryWritesThrough() throws IOException {
        var zip = Archives.zip(archive -> {
            Archives.add(archive, "predict.py", "x");
            var link = new ZipArchiveEntry("d");
            link.setUnixMode(0120777);
            Archives.add(archive, link, "/tmp".getBytes(StandardCharsets.UTF_8));
            Archives.add(archive, "d/PWNED-through", "x");
        });
        assertRefused(unpack(zip), LINK);
    }

    @ParameterizedTest
    @CsvSource({"1, LINK", "2, LINK", "3, SPECIAL_FILE", "4, SPECIAL_FILE", "6, SPECIAL_FILE", "S, SPECIAL_FILE"})
    void refusesLinksAndSpecialFilesInTars(char type, Reason reason) throws IOException {
        var tar = Archives.tar(archive -> {
            Archives.add(archive, "predict.py", "x");
            Archives.addSpecial(archive, "h", (byte) type, "../../etc/passwd");
        });
        assertRefused(unpack(Archives.gzip(tar)), reason);
    }

    @Test
    void refusesSpecialFilesInZips() throws IOException {
        var zip = Archives.zip(archive -> {
            var fifo = new ZipArchiveEntry("f");
            fifo.setUnixMode(0010666);
            Archives.add(archive, fifo, new byte[0]);
        });
        assertRefused(unpack(zip), SPECIAL_FILE);
    }

    @Test
    void refusesTextAndOtherFormats() throws IOException {
        var text = "=HYPERLINK(\"http://example.invalid\",\"x\")\n+1+1|cmd\n<b>\u202e\n";
        assertRefused(unpack(text.getBytes(StandardCharsets.UTF_8)), NOT_AN_ARCHIVE);
        assertRefused(unpack(new byte[0]), NOT_AN_ARCHIVE);
        assertRefused(unpack(new byte[2048]), NOT_AN_ARCHIVE);
        assertRefused(unpack(Archives.gzip(text.getBytes(StandardCharsets.UTF_8))), NOT_AN_ARCHIVE);
        assertRefused(unpack("BZh91AY".getBytes(StandardCharsets.UTF_8)), UNSUPPORTED);
        assertRefused(unpack(new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 39, 28}), UNSUPPORTED);
    }

    @Test
    void refusesArchivesWithoutAFile() throws IOException {
        assertRefused(unpack(Archives.zip()), EMPTY);
        assertRefused(unpack(Archives.zip("only/", "folders/")), EMPTY);
    }

    @Test
    void refusesTruncatedArchives() throws IOException {
        var zip = Archives.zip("predict.py", "a", "b");
        var tar = Archives.tar(archive -> Archives.add(archive, "predict.py", "x".repeat(5000)));
        var packed = Archives.gzip(tar);
        assertRefused(unpack(Arrays.copyOf(zip, zip.length - 5)), DAMAGED);
        assertRefused(unpack(Arrays.copyOf(zip, 60)), DAMAGED);
        assertRefused(unpack(Arrays.copyOf(tar, 3000)), DAMAGED);
        assertRefused(unpack(Arrays.copyOf(tar, 512 + 5120)), DAMAGED);
        assertRefused(unpack(Arrays.copyOf(packed, packed.length / 2)), DAMAGED);
    }

    @Test
    void copiesAFolderUnderTheSameRules() throws IOException {
        var folder = Files.createDirectories(temporary.resolve("folder/model"));
        Files.writeString(folder.resolve("weights"), "abc");
        Files.writeString(temporary.resolve("folder/predict.py"), "print(1)");
        assertThat(unpack(temporary.resolve("folder"), ArchiveLimits.DEFAULT)).isInstanceOf(Unpacked.class);
        assertThat(unpackedFiles()).containsExactly("model/weights", "predict.py");
    }

    @Test
    void refusesAFolderWithASymbolicLink() throws IOException {
        var folder = Files.createDirectory(temporary.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
        assertRefused(unpack(folder, ArchiveLimits.DEFAULT), LINK);
    }

    @Test
    void refusesAFolderWithTooManyFiles() throws IOException {
        var folder = Files.createDirectory(temporary.resolve("folder"));
        for (int i = 0; i < 30; i++) {
            Files.createFile(folder.resolve("f" + i));
        }
        var few = new ArchiveLimits(1000, 20, 1000, 1000, 10, 1000, 5, 100);
        assertRefused(unpack(folder, few), TOO_MANY_ENTRIES);
    }
}
