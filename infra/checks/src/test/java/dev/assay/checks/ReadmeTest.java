package dev.assay.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    @Test
    void everyCommandItShowsCanBeRun() throws IOException {
        List<String> commands = matches(SHELL_BLOCK, "README.md").stream()
                .flatMap(String::lines)
                .map(line -> line.split(" ", 2)[0])
                .toList();

        assertThat(commands).contains("infra/bin/up", "infra/bin/test");
        assertThat(commands)
                .allSatisfy(command -> assertThat(Files.isExecutable(ROOT.resolve(command)))
                        .as(command)
                        .isTrue());
    }

    @Test
    void continuousIntegrationRunsTheCommandItShows() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("infra/bin/test");
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(matches(LINK, "README.md"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void theModuleMapNamesEveryModule() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));

        assertThat(matches(MODULE, "pom.xml"))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(readme).contains("`" + module + "`"));
    }

    private static List<String> matches(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
