package dev.assay.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be set is what {@code infra/SETTINGS.md} says: nothing missing, nothing that is gone. */
class SettingsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern IN_JAVA = Pattern.compile("\"(ASSAY_[A-Z_]+)\"");
    private static final Pattern IN_SCRIPTS = Pattern.compile("\\b(ASSAY_[A-Z_]*[A-Z])\\b");
    private static final Pattern IN_TABLE = Pattern.compile("`(ASSAY_[A-Z_]+)`");

    /** Keeps Micronaut from taking settings of its own out of the environment. */
    private static final String NOTHING = "ASSAY_NONE";

    @ParameterizedTest
    @CsvSource({"Platform, services/platform/src/main/java", "Grader, services/grader/src/main/java"})
    void aServiceReadsWhatIsDocumented(String section, String sources) throws IOException {
        Set<String> read = names(IN_JAVA, text(sources));
        read.remove(NOTHING);

        assertThat(read).isNotEmpty();
        assertThat(withoutFiles(read)).containsExactlyElementsOf(withoutFiles(documented(section)));
    }

    @ParameterizedTest
    @CsvSource("Scripts, infra/bin, sandbox/images/build")
    void theScriptsReadWhatIsDocumented(String section, String scripts, String build) throws IOException {
        assertThat(names(IN_SCRIPTS, text(scripts) + text(build)))
                .isNotEmpty()
                .containsExactlyElementsOf(documented(section));
    }

    private static Set<String> documented(String section) throws IOException {
        String all = Files.readString(ROOT.resolve("infra/SETTINGS.md"));
        String part = Stream.of(all.split("\n## "))
                .filter(text -> text.startsWith(section))
                .findFirst()
                .orElseThrow();
        // Only the first column: others may speak of other variables.
        return names(
                IN_TABLE,
                part.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.indexOf(" | ")))
                        .collect(Collectors.joining("\n")));
    }

    /** A secret is named once in the code; the variable for its file is made from that. */
    private static Set<String> withoutFiles(Set<String> names) {
        Set<String> kept = new TreeSet<>(names);
        kept.removeIf(name -> name.endsWith("_FILE") && names.contains(name.substring(0, name.length() - 5)));
        return kept;
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String place) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(ROOT.resolve(place))) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/tests/"))
                    .toList();
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file)).append('\n');
        }
        return text.toString();
    }
}
