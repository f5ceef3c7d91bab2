package dev.assay.pack.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.pack.Folders;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import dev.assay.pack.archive.UnpackOutcome.Refused;
import dev.assay.pack.archive.UnpackOutcome.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class GitBundleTest {

    private static final String FILE = "100644";
    private static final String FOLDER = "40000";

    @TempDir
    private Path temporary;

    private UnpackOutcome unpack(byte[] archive) throws IOException {
        var upload = Files.write(temporary.resolve("upload"), archive);
        return new ArchiveReader(ArchiveLimits.DEFAULT).unpack(upload, temporary.resolve("target"), "predict.py");
    }

    private void assertRefused(byte[] archive, Reason reason, String... words) throws IOException {
        assertThat(unpack(archive)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).as(refused.message()).isEqualTo(reason);
            assertThat(List.of(words))
                    .allSatisfy(word -> assertThat(refused.message()).contains(word));
            assertThat(refused.message()).contains("; ").doesNotContainPattern("\\p{C}");
        });
        assertThat(temporary.resolve("target")).isEmptyDirectory();
    }

    /** Made by git itself: five commits, packed as differences. */
    private static byte[] made(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GitBundleTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void theFilesOfTheNewestCommitComeOut() throws IOException {
        assertThat(unpack(made("history.bundle"))).isInstanceOf(Unpacked.class);

        Path target = temporary.resolve("target");
        assertThat(target.resolve("predict.py"))
                .content()
                .startsWith("x1 = 1\n")
                .endsWith("print(5)\n");
        assertThat(target.resolve("model/weights.txt")).hasContent("weights 5\n");
        try (var files = Files.list(target)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("predict.py", "model");
        }
    }

    @Test
    void theSameFilesAreTheSameTreeHoweverTheyWerePacked() throws IOException {
        var zip = unpack(Archives.zip(archive -> {
            Archives.add(archive, "predict.py", "print(1)");
            Archives.add(archive, "model/weights.bin", "abc");
        }));
        Folders.delete(temporary.resolve("target"));
        var bundle = new Bundles();
        var model = bundle.tree(Bundles.entry(FILE, "weights.bin", bundle.blob("abc")));
        var tree = bundle.tree(
                Bundles.entry(FOLDER, "model", model), Bundles.entry("100755", "predict.py", bundle.blob("print(1)")));

        assertThat(unpack(bundle.head(bundle.commit(tree)))).isEqualTo(zip);
    }

    @Test
    void theOnlyBranchIsMeantWhereThereIsNoHead() throws IOException {
        var bundle = new Bundles();
        var commit = commitOf(bundle, "predict.py");
        bundle.line(commit + " refs/heads/main").line(commit + " refs/tags/v1");
        assertThat(unpack(bundle.bytes(3))).isInstanceOf(Unpacked.class);

        assertRefused(bundle.line(commit + " refs/heads/other").bytes(3), Reason.INCONSISTENT, "2 branches", "HEAD");
    }

    @Test
    void aBundleThatBuildsOnOtherCommitsIsRefusedWithTheCommandThatMakesAWholeOne() throws IOException {
        assertRefused(made("range.bundle"), Reason.UNSUPPORTED, "git bundle create submission.bundle HEAD");
    }

    @Test
    void otherVersionsAndKindsAreRefused() throws IOException {
        var bundle = new Bundles().first("# v4 git bundle");
        assertRefused(bundle.head(commitOf(bundle, "a")), Reason.UNSUPPORTED, "# v4 git bundle");
        for (String capability : new String[] {"@filter=blob:none", "@object-format=sha256"}) {
            var third = new Bundles().first("# v3 git bundle").line(capability);
            assertRefused(third.head(commitOf(third, "a")), Reason.UNSUPPORTED, capability);
        }
        var third = new Bundles().first("# v3 git bundle").line("@object-format=sha1");
        assertThat(unpack(third.head(commitOf(third, "predict.py")))).isInstanceOf(Unpacked.class);
    }

    @Test
    void linksSubmodulesAndPathsThatLeadOutAreRefused() throws IOException {
        assertRefused(ofEntry("120000", "link"), Reason.LINK, "symbolic link");
        assertRefused(ofEntry("160000", "library"), Reason.UNSUPPORTED, "'library' is a submodule");
        assertRefused(ofEntry(FILE, ".."), Reason.ESCAPES, "leads out");
        assertRefused(ofEntry(FILE, "a\\b"), Reason.ESCAPES, "backslash");
        assertRefused(ofEntry(FILE, "../../PWNED-bundle"), Reason.ESCAPES);
        assertRefused(ofEntry(FILE, "/tmp/PWNED-bundle"), Reason.ESCAPES);
        assertRefused(ofEntry(FILE, "nul"), Reason.BAD_NAME, "device");
        var twice = new Bundles();
        var blob = twice.blob("x");
        var tree = twice.tree(Bundles.entry(FILE, "A.py", blob), Bundles.entry(FILE, "a.py", blob));
        assertRefused(twice.head(twice.commit(tree)), Reason.COLLISION);
    }

    @Test
    void bombsAreStoppedBeforeTheyGrow() throws IOException {
        var zeros = new Bundles();
        var blob = zeros.object(Bundles.BLOB, new byte[64 << 20]);
        assertRefused(
                zeros.head(zeros.commit(zeros.tree(Bundles.entry(FILE, "a", blob)))),
                Reason.TOO_COMPRESSED,
                "leave out");

        var huge = new Bundles();
        int base = huge.position();
        var small = huge.object(Bundles.BLOB, new byte[1 << 16]);
        huge.delta(base, Bundles.copies(1 << 16, 1L << 30, 0xffff));
        assertRefused(huge.head(small), Reason.FILE_TOO_LARGE);

        var chain = new Bundles();
        int last = chain.position();
        var first = chain.object(Bundles.BLOB, new byte[1 << 16]);
        for (int i = 0; i < 20; i++) {
            int next = chain.position();
            chain.delta(last, Bundles.copies(i == 0 ? 1 << 16 : 8 << 20, 8 << 20, 0xffff));
            last = next;
        }
        assertRefused(chain.head(first), Reason.TOO_COMPRESSED, "chain of differences");

        var wide = new Bundles();
        int one = wide.position();
        var origin = wide.object(Bundles.BLOB, new byte[1 << 16]);
        for (int i = 0; i < 40; i++) {
            wide.delta(one, Bundles.copies(1 << 16, 30 << 20, 0xffff));
        }
        assertRefused(wide.head(origin), Reason.TOO_LARGE, "history");
    }

    @Test
    void foldersThatHoldThemselvesManyTimesAreCounted() throws IOException {
        var bundle = new Bundles();
        var tree = bundle.tree(Bundles.entry(FILE, "a", bundle.blob("x")));
        for (int level = 0; level < 10; level++) {
            byte[][] entries = new byte[10][];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = Bundles.entry(FOLDER, "d" + i, tree);
            }
            tree = bundle.tree(entries);
        }
        assertRefused(bundle.head(bundle.commit(tree)), Reason.TOO_MANY_ENTRIES);
        var deep = new Bundles();
        var folder = deep.tree(Bundles.entry(FILE, "a", deep.blob("x")));
        for (int level = 0; level < 20; level++) {
            folder = deep.tree(Bundles.entry(FOLDER, "d", folder));
        }
        assertRefused(deep.head(deep.commit(folder)), Reason.TOO_DEEP);
    }

    @Test
    void numbersThatAreDeclaredAreNotTrusted() throws IOException {
        var bundle = new Bundles();
        var commit = commitOf(bundle, "a");
        bundle.line(commit + " HEAD");
        assertRefused(bundle.bytes(Integer.MAX_VALUE), Reason.TOO_MANY_ENTRIES, "objects");
        assertThat(unpack(bundle.bytes(4))).isInstanceOf(Refused.class);
        assertRefused(bundle.bytes(2), Reason.DAMAGED);
        var references = new Bundles();
        var named = commitOf(references, "a");
        for (int i = 0; i < 100_000; i++) {
            references.line(named + " refs/heads/b" + i);
        }
        assertRefused(references.head(named), Reason.TOO_MANY_ENTRIES, "branches");
        assertRefused(("# v2 git bundle\n" + "x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8), Reason.DAMAGED);
        assertRefused("# v2 git bundle\n".getBytes(StandardCharsets.UTF_8), Reason.DAMAGED);
    }

    @Test
    void whatIsMissingOrFollowsIsDamage() throws IOException {
        var missing = new Bundles();
        var tree = missing.tree(Bundles.entry(FILE, "a", "0".repeat(39) + "1"));
        assertRefused(missing.head(missing.commit(tree)), Reason.DAMAGED, "every object");
        var nowhere = new Bundles();
        commitOf(nowhere, "a");
        assertRefused(nowhere.head("1".repeat(40)), Reason.DAMAGED);
        var notACommit = new Bundles();
        commitOf(notACommit, "a");
        assertRefused(notACommit.head(notACommit.blob("x")), Reason.DAMAGED);
        byte[] good = made("history.bundle");
        assertRefused(Arrays.copyOf(good, good.length - 30), Reason.DAMAGED);
        assertRefused(Arrays.copyOf(good, good.length + 7), Reason.DAMAGED);
        byte[] wrong = good.clone();
        wrong[wrong.length - 1] ^= 1;
        assertRefused(wrong, Reason.DAMAGED);
    }

    @Test
    void mutatedBundlesAreUnpackedOrRefusedAndNeverLeaveTheFolder() throws IOException {
        var random = new Random(20261121);
        var bundle = new Bundles();
        var model = bundle.tree(Bundles.entry(FILE, "weights.bin", bundle.blob("abc")));
        var tree = bundle.tree(
                Bundles.entry(FOLDER, "model", model), Bundles.entry(FILE, "predict.py", bundle.blob("print(1)")));
        byte[][] seeds = {made("history.bundle"), bundle.head(bundle.commit(tree))};
        long deadline = System.nanoTime() + 3_000_000_000L;
        int tried = 0;
        while (System.nanoTime() < deadline || tried < 300) {
            byte[] mutated = seeds[tried % seeds.length].clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            // A right checksum, so that what is in the pack is looked at, too.
            int pack = new String(mutated, StandardCharsets.ISO_8859_1).indexOf("PACK");
            var outcome = unpack(pack > 0 && tried % 3 > 0 ? Bundles.sealed(mutated, pack) : mutated);
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

    private static String commitOf(Bundles bundle, String file) {
        return bundle.commit(bundle.tree(Bundles.entry(FILE, file, bundle.blob("x"))));
    }

    private static byte[] ofEntry(String mode, String name) {
        var bundle = new Bundles();
        var blob = bundle.blob("x");
        return bundle.head(bundle.commit(bundle.tree(Bundles.entry(mode, name, blob))));
    }
}
