package dev.assay.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class AssetsTest {

    private static final Path ASSETS = Path.of("src/main/resources/assets");
    private static final Path VENDORED = ASSETS.resolve("vendor");
    private static final int OWN_LIMIT = 15 * 1024;

    @Test
    void whatIsOfOthersIsWhatWasVendored() throws IOException {
        Map<String, String> listed = Files.readAllLines(Path.of("web/checksums.txt")).stream()
                .collect(Collectors.toMap(line -> line.substring(66), line -> line.substring(0, 64)));
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(VENDORED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(VENDORED.relativize(file).toString(), sha256(file));
            }
        }

        assertThat(found).hasSizeGreaterThan(20).containsExactlyInAnyOrderEntriesOf(listed);
    }

    @Test
    void ourOwnScriptAndStylesStaySmall() throws IOException {
        assertThat(compressed(ASSETS.resolve("app.css"))).isLessThan(OWN_LIMIT);
        assertThat(compressed(ASSETS.resolve("app.js"))).isLessThan(OWN_LIMIT);
    }

    @Test
    void everyFileThatIsNamedSomewhereExists() throws IOException {
        List<String> addresses =
                List.of(Assets.STYLES, Assets.SCRIPT, Assets.MARK, Assets.ICONS, Assets.HTMX, Assets.FONT);
        assertThat(addresses)
                .allSatisfy(address -> assertThat(ASSETS.resolve(
                                address.substring("/assets/".length()).replaceAll("\\?.*", "")))
                        .isRegularFile());
        Pattern named = Pattern.compile("(?:url\\(|')(vendor/[^)']+)");
        for (String file : List.of("app.css", "app.js")) {
            List<String> found = named.matcher(Files.readString(ASSETS.resolve(file)))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(found)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(ASSETS.resolve(name)).exists());
        }
    }

    @Test
    void anAddressChangesOnlyWithItsContent() throws IOException {
        assertThat(Assets.STYLES)
                .isEqualTo(
                        "/assets/app.css?v=" + sha256(ASSETS.resolve("app.css")).substring(0, 10));
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return bytes.size();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
