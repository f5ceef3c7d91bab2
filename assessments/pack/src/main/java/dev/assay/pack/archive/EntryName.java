package dev.assay.pack.archive;

import dev.assay.pack.Words;
import dev.assay.pack.archive.UnpackOutcome.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The path of an entry, safe on every system.
 *
 * @param names from the root down; none for the root itself
 */
record EntryName(List<String> names) {

    private static final int NAME_BYTES = 255;
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?",
            Pattern.CASE_INSENSITIVE);

    static String decoded(byte[] bytes) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    Reason.BAD_NAME,
                    "the name '" + Words.shown(new String(bytes, StandardCharsets.ISO_8859_1))
                            + "' is not UTF-8; rename it to plain letters");
        }
    }

    static EntryName of(String path, ArchiveLimits limits) throws RefusedException {
        var shown = "'" + Words.shown(path) + "'";
        if (path.getBytes(StandardCharsets.UTF_8).length > limits.pathBytes()) {
            throw new RefusedException(
                    Reason.BAD_NAME,
                    "the path " + shown + " is longer than " + limits.pathBytes() + " bytes; shorten it");
        }
        if (path.codePoints().anyMatch(point -> !Words.printable(point))) {
            throw new RefusedException(
                    Reason.BAD_NAME, "the name " + shown + " holds an invisible or control character; rename it");
        }
        if (path.startsWith("/")
                || path.indexOf('\\') >= 0
                || DRIVE.matcher(path).matches()) {
            throw new RefusedException(
                    Reason.ESCAPES,
                    "the path " + shown + " is absolute or has a backslash; pack relative paths with forward slashes");
        }
        var names = new ArrayList<String>();
        for (var name : path.split("/", -1)) {
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(checked(name, shown));
            }
        }
        if (names.size() > limits.depth()) {
            throw new RefusedException(
                    Reason.TOO_DEEP,
                    "the path " + shown + " is nested deeper than " + limits.depth() + " levels; flatten it");
        }
        return new EntryName(List.copyOf(names));
    }

    private static String checked(String name, String shown) throws RefusedException {
        if (name.equals("..")) {
            throw new RefusedException(
                    Reason.ESCAPES, "the path " + shown + " leads out of the folder; pack paths without '..'");
        }
        if (name.endsWith(".") || !name.strip().equals(name)) {
            throw new RefusedException(
                    Reason.BAD_NAME, "a name in " + shown + " ends in a dot or has a space at an end; rename it");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
            throw new RefusedException(
                    Reason.BAD_NAME, "a name in " + shown + " is longer than " + NAME_BYTES + " bytes; shorten it");
        }
        if (DEVICE.matcher(name).matches()) {
            throw new RefusedException(
                    Reason.BAD_NAME, "a name in " + shown + " is a device on some systems; rename it");
        }
        return name;
    }

    /** Equal for names that a file system may take for one: letter case and composed characters do not count. */
    static String folded(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFKC);
        var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    String path() {
        return String.join("/", names);
    }
}
