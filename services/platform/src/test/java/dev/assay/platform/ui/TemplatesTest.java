package dev.assay.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no template may hold: the policy of the site would refuse it, or a stranger's text would become a page. */
final class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+\\s*=");
    private static final Pattern SCRIPT = Pattern.compile("<script(?! src=\"\\$\\{Assets\\.)");
    private static final Pattern ICON = Pattern.compile("(?:icon|ui\\.icon\\(name) = \"([a-z-]+)\"");

    @Test
    void noTemplateHoldsAStyleAScriptOrAHandler() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern(HANDLER)
                    .doesNotContainPattern(SCRIPT)
                    .doesNotContain("style=", "<style", "javascript:");
        }
    }

    @Test
    void onlySanitisedTextIsPrintedAsItIs() throws IOException {
        Set<Path> unescaped = templates().stream()
                .filter(template -> read(template).contains("$unsafe"))
                .collect(Collectors.toSet());

        assertThat(unescaped).containsExactly(TEMPLATES.resolve("ui/prose.jte"));
    }

    @Test
    void everyIconThatATemplateNamesIsInTheSprite() throws IOException {
        String sprite = Files.readString(Path.of("src/main/resources/assets/vendor/icons-1.62.0.svg"));
        Set<String> named = templates().stream()
                .flatMap(template -> ICON.matcher(read(template)).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().allSatisfy(icon -> assertThat(sprite).contains("id=\"" + icon + "\""));
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".jte")).toList();
            assertThat(templates).hasSizeGreaterThan(20);
            return templates;
        }
    }

    private static String read(Path template) {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
