package dev.assay.pack.archive;

import dev.assay.pack.Folders;
import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks an upload into a folder: a zip, tar, tar.gz or git bundle, or an existing folder, all under the same rules.
 *
 * <p>An archive is data of a stranger: it is read as a stream of bounded size, nothing that it declares is trusted, and
 * what comes out are plain files and folders with plain names. Names such as {@code .git} or {@code __MACOSX} are
 * nothing special: they are kept as plain files and count like others, since no tool is ever run in the tree.
 *
 * <p>Immutable and thread-safe.
 */
public final class ArchiveReader {

    private static final int HEAD_BYTES = 512;

    private final ArchiveLimits limits;

    /** A reader with these bounds. */
    public ArchiveReader(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** {@link #unpack(Path, Path, String)} that never takes a top folder away. */
    public UnpackOutcome unpack(Path source, Path target) throws IOException {
        return unpack(source, target, "");
    }

    /**
     * Unpacks or copies.
     *
     * @param source an archive or a folder; links are not followed
     * @param target a folder that does not exist yet or is empty; empty again after a refusal
     * @param entryFile path of the file that should lie at the root, such as {@code predict.py}. Where everything lies
     *     in one top folder and this file in it, as in a zip of a folder, the top folder is taken away
     * @throws IOException when source or target cannot be read or written: not the candidate's fault
     */
    public UnpackOutcome unpack(Path source, Path target, String entryFile) throws IOException {
        Files.createDirectories(target);
        UnpackOutcome outcome = null;
        try {
            outcome = read(source, target, entryFile);
            return outcome;
        } catch (RefusedException e) {
            return e.outcome();
        } finally {
            if (!(outcome instanceof UnpackOutcome.Unpacked)) {
                Folders.delete(target);
                Files.createDirectory(target);
            }
        }
    }

    private UnpackOutcome read(Path source, Path target, String entryFile) throws IOException, RefusedException {
        if (Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS)) {
            // A folder has no compressed size: the ratio does not apply.
            var writer = new TreeWriter(limits, target, limits.totalBytes());
            new FolderReader(limits, writer).copy(source);
            return writer.finish(entryFile);
        }
        if (!Files.isRegularFile(source, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedException(
                    Reason.NOT_AN_ARCHIVE, "no ordinary file or folder; name an archive or a folder");
        }
        long size = Files.size(source);
        if (size > limits.archiveBytes()) {
            throw new RefusedException(
                    Reason.ARCHIVE_TOO_LARGE,
                    "the archive has " + size + " bytes; at most " + limits.archiveBytes() + " are taken");
        }
        var writer = new TreeWriter(limits, target, size);
        switch (format(source)) {
            case ZIP -> ZipReader.unpack(source, limits, writer);
            case TAR -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(source))) {
                    new TarReader(in, limits, writer).unpack();
                }
            }
            case TAR_GZ -> {
                try (InputStream in = Files.newInputStream(source)) {
                    gunzip(in, writer);
                }
            }
            case GIT_BUNDLE -> new BundleReader(source, limits, writer).unpack();
        }
        return writer.finish(entryFile);
    }

    private void gunzip(InputStream in, TreeWriter writer) throws IOException, RefusedException {
        try (InputStream inflated = new BufferedInputStream(new GZIPInputStream(in, 16 * 1024), 64 * 1024)) {
            inflated.mark(HEAD_BYTES);
            if (!TarReader.header(inflated.readNBytes(HEAD_BYTES))) {
                throw new RefusedException(
                        Reason.NOT_AN_ARCHIVE, "compressed, but no tar is inside; upload a zip, tar or tar.gz");
            }
            inflated.reset();
            new TarReader(inflated, limits, writer).unpack();
        } catch (EOFException | ZipException e) {
            throw new RefusedException(
                    Reason.DAMAGED, "the archive is cut off or its compressed data make no sense; upload it again");
        }
    }

    /** What is read. */
    private enum Format {
        ZIP,
        TAR,
        TAR_GZ,
        GIT_BUNDLE
    }

    private static Format format(Path source) throws IOException, RefusedException {
        byte[] head;
        try (InputStream in = Files.newInputStream(source)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return Format.ZIP;
        }
        if (starts(head, 0x1f, 0x8b)) {
            return Format.TAR_GZ;
        }
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith(BundleHeader.MAGIC)) {
            return Format.GIT_BUNDLE;
        }
        if (TarReader.header(head)) {
            return Format.TAR;
        }
        var other = other(head);
        throw other.isEmpty()
                ? new RefusedException(
                        Reason.NOT_AN_ARCHIVE,
                        "this is no archive; upload a zip, tar, tar.gz or git bundle of your files")
                : new RefusedException(
                        Reason.UNSUPPORTED,
                        "this is " + Words.shown(other)
                                + ", which is not read; upload a zip, tar, tar.gz or git bundle");
    }

    private static String other(byte[] head) {
        if (starts(head, 'P', 'K')) {
            return "one part of a split zip";
        }
        if (starts(head, '7', 'z', 0xbc, 0xaf)) {
            return "a 7z archive";
        }
        if (starts(head, 'R', 'a', 'r', '!')) {
            return "a rar archive";
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z')) {
            return "an xz file";
        }
        if (starts(head, 'B', 'Z', 'h')) {
            return "a bzip2 file";
        }
        return starts(head, 0x28, 0xb5, 0x2f, 0xfd) ? "a zstd file" : "";
    }

    private static boolean starts(byte[] head, int... magic) {
        var expected = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            expected[i] = (byte) magic[i];
        }
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, expected, 0, magic.length);
    }
}
