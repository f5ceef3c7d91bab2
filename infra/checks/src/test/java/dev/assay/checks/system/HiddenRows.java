package dev.assay.checks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells hidden rows of package-triage from everything that candidates may know: their ids, and a piece of the text of
 * each that stands in no public file.
 */
final class HiddenRows {

    private static final int PIECE = 24;
    private static final Pattern ID = Pattern.compile("\\bR\\d{6}\\b");
    private static final Pattern TEXT = Pattern.compile("[A-Za-z][A-Za-z ]{" + (PIECE - 2) + "}[A-Za-z]");

    private final Set<String> ids;
    private final Set<String> pieces;

    private HiddenRows(Set<String> ids, Set<String> pieces) {
        this.ids = ids;
        this.pieces = pieces;
    }

    /** Of the only pack in a grader's home whose ids are of that form. */
    static HiddenRows of(Path home) throws IOException {
        Path pack;
        try (Stream<Path> packs = Files.list(home.resolve("prepared"))) {
            pack = packs.filter(
                            folder -> read(folder.resolve("hidden/labels.csv")).contains("\nR"))
                    .findFirst()
                    .orElseThrow();
        }
        String features = read(pack.resolve("hidden/in/test.csv"));
        String known = all(pack.resolve("public")) + all(pack.resolve("smoke"));
        Set<String> ids = found(ID, features);
        Set<String> pieces = found(TEXT, features);
        windows(known, pieces).forEach(pieces::remove);
        return new HiddenRows(ids, pieces);
    }

    /** How many different ones there are. */
    int size() {
        return ids.size() + pieces.size();
    }

    /** Those that stand in what was sent, a byte a character. */
    Set<String> foundIn(List<String> sent) {
        Set<String> found = new HashSet<>();
        for (String text : sent) {
            ID.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(ids::contains)
                    .forEach(found::add);
            found.addAll(windows(text, pieces));
        }
        return found;
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    private static List<String> windows(String text, Set<String> wanted) {
        List<String> found = new ArrayList<>();
        for (int at = 0; at + PIECE <= text.length(); at++) {
            String window = text.substring(at, at + PIECE);
            if (wanted.contains(window)) {
                found.add(window);
            }
        }
        return found;
    }

    private static String all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(HiddenRows::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
