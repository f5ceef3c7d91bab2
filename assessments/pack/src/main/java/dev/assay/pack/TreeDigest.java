package dev.assay.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Names the content of a folder: SHA-256 over its regular files in the order of their relative paths, each as path,
 * NUL, length in decimal, NUL, SHA-256 of the content. Times, modes and empty folders do not count.
 */
public final class TreeDigest {

    private TreeDigest() {}

    /** One file: its path inside the folder with forward slashes, its size and its content's SHA-256 in hex. */
    public record FileDigest(String path, long bytes, String sha256) {}

    /** The digest of a folder in lower-case hex. */
    public static String of(Path folder) throws IOException {
        return of(files(folder));
    }

    /** The digest of files that were digested before. */
    public static String of(Collection<FileDigest> files) {
        var digest = sha256();
        for (var file :
                files.stream().sorted(Comparator.comparing(FileDigest::path)).toList()) {
            digest.update((file.path() + "\0" + file.bytes() + "\0" + file.sha256()).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Digests every file of a folder, in the order of their paths.
     *
     * @throws IOException when a file cannot be read, or is a link or a special file
     */
    public static List<FileDigest> files(Path folder) throws IOException {
        var paths = new ArrayList<Path>();
        try (var walk = Files.walk(folder)) {
            walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .forEach(paths::add);
        }
        var files = new ArrayList<FileDigest>();
        for (var path : paths) {
            files.add(file(folder, path));
        }
        files.sort(Comparator.comparing(FileDigest::path));
        return List.copyOf(files);
    }

    /** Digests one file of a folder. */
    public static FileDigest file(Path folder, Path path) throws IOException {
        var name =
                folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(name + " is no regular file");
        }
        var digest = sha256();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            var buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new FileDigest(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
