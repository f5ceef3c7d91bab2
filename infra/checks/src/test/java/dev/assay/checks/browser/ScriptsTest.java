package dev.assay.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.assay.platform.web.GalleryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What our script adds to pages, under the policy of the site. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScriptsTest {

    /** What the gallery's attempt has left when it is asked for. */
    private static final Duration AT_FIRST = Duration.ofSeconds(6733);

    private GalleryServer gallery;
    private Browser browser;
    private Tab tab;

    @BeforeAll
    void start() throws IOException {
        gallery = GalleryServer.start(Path.of("../../services/platform"));
        browser = Browser.start();
    }

    @AfterAll
    void stop() {
        browser.close();
        gallery.close();
    }

    @BeforeEach
    void open() {
        tab = browser.tab(ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(tab.messages()).isEmpty();
        tab.close();
    }

    @Test
    void theThemeChangesAtOnceAndStays() {
        Page page = visit("forms");

        page.locator("[data-theme-form] button").click();

        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        page.reload();
        assertThat(page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
    }

    @Test
    void theClockCountsBetweenTheServersTimes() {
        Instant before = Instant.now();
        Page page = visit("attempt");
        page.waitForFunction("() => document.querySelector('[data-clock-left]').textContent <= '1:52:11'");

        assertCountsFrom(before, page);
    }

    @Test
    void aDeviceWhoseClockIsWrongShowsTheServersTime() {
        Instant before = Instant.now();
        tab.page().addInitScript("const real = Date.now; Date.now = () => real() + 3600000;");
        Page page = visit("attempt");
        assertCountsFrom(before, page);

        // The device set its clock meanwhile; coming back to the page asks the server.
        page.evaluate("() => { const now = Date.now; Date.now = () => now() - 7200000; }");
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForFunction("() => document.querySelector('[data-clock-left]').textContent.startsWith('1:')");
        assertCountsFrom(before, page);
    }

    @Test
    void aLogResumesWithoutLossOrRepeats() {
        Page page = visit("attempt");
        page.waitForFunction("() => document.querySelector('.log').textContent.includes('live line 40')");

        List<String> lines = page.locator(".log span").allTextContents().stream()
                .map(String::strip)
                .filter(line -> line.startsWith("live line"))
                .toList();
        assertThat(lines)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> "live line " + i)
                        .toList());
        assertThat(page.locator(".log span").last().isVisible()).isTrue();
    }

    @Test
    void aFileIsUploadedOnceAndThePageGoesOn(@TempDir Path folder) throws IOException {
        Page page = visit("attempt");

        page.setInputFiles("input[type=file]", Files.write(folder.resolve("solution & more.zip"), new byte[3_000_000]));
        page.waitForURL("**/states");

        assertThat(gallery.uploaded()).isEqualTo("PUT fileName=solution & more.zip 3000000");
    }

    @Test
    void aRefusedFileIsExplainedAndCanBeSentAgain(@TempDir Path folder) throws IOException {
        Page page = visit("attempt");

        page.setInputFiles("input[type=file]", Files.createFile(folder.resolve("empty.zip")));
        page.locator(".transfer.failed").waitFor();

        assertThat(page.locator("[data-upload-state]").textContent()).isEqualTo("The archive is empty.");
        assertThat(page.locator("[data-upload-cancel]").textContent()).isEqualTo("Try again");
        assertThat(tab.forgetMessages()).allMatch(message -> message.contains("422"));
    }

    @Test
    void formulasAreDrawnAndCanBeHeard() {
        Page page = visit("attempt");
        page.locator(".formula .katex").first().waitFor();

        assertThat(page.locator(".formula math").count()).isEqualTo(3);
        assertThat(page.locator(".formula.block .katex-display").count()).isEqualTo(1);
    }

    @Test
    void pagesWithoutAFormulaFetchNothingForThem() {
        Page page = visit("opening");

        assertThat((Boolean) page.evaluate(
                        "() => performance.getEntriesByType('resource').some(entry => entry.name.includes('katex'))"))
                .isFalse();
    }

    @Test
    void keysOpenHelpAndFind() {
        Page page = visit("lists");

        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        page.keyboard().type("q/?");

        assertThat(page.locator("[data-search]").inputValue()).isEqualTo("q/?");
        assertThat(page.locator("#keys").isVisible()).isFalse();
    }

    @Test
    void aSelectionShowsItsBar() {
        Page page = visit("opening");
        Locator bar = page.locator("[data-bulk]");
        assertThat(bar.innerText()).contains("2 selected");

        page.locator("[data-pick]").last().check();
        assertThat(bar.innerText()).contains("3 selected");
        for (Locator box : page.locator("[data-pick]").all()) {
            box.uncheck();
        }
        assertThat(bar.isVisible()).isFalse();
    }

    @Test
    void aToastGoesWhenItIsClosed() {
        Page page = visit("opening");

        page.locator("[data-toast-close]").click();
        page.locator("[data-toast]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    @Test
    void aPageThatWaitsIsPutInAnewWhereItChangedAndKeepsItsReadersPlace() {
        Page page = visit("waiting");
        Locator link = page.locator("main a").last();
        link.focus();
        for (int poll = 0; poll < 2; poll++) {
            page.waitForResponse("**/waiting", () -> {});
        }
        assertThat(link.evaluate("link => link === document.activeElement")).isEqualTo(true);

        gallery.arrive();

        page.locator("main table").first().waitFor();
        assertThat(page.locator("main").getAttribute("hx-get")).isNull();
        assertThat(page.url()).endsWith("/waiting");
        assertThat(tab.violations()).isEmpty();
    }

    @Test
    void menusCloseWithEscapeAndDialogsOpenByTheirButton() {
        Page page = visit("forms");

        page.locator(".top-bar .menu summary").click();
        assertThat(page.locator(".top-bar .menu .who").isVisible()).isTrue();
        page.keyboard().press("Escape");
        assertThat(page.locator(".top-bar .menu .who").isVisible()).isFalse();
        page.locator("[data-opens=dialog]").click();
        assertThat(page.locator("#dialog").isVisible()).isTrue();
        assertThat(tab.violations()).isEmpty();
    }

    /** What is left is what the server said, less at most the time since then: pages of busy machines may take long. */
    private static void assertCountsFrom(Instant before, Page page) {
        String[] left = page.locator("[data-clock-left]").textContent().split(":", 3);
        Duration shown = Duration.parse("PT%sH%sM%sS".formatted((Object[]) left));

        assertThat(shown)
                .isBetween(
                        AT_FIRST.minus(Duration.between(before, Instant.now())).minusSeconds(1), AT_FIRST);
    }

    private Page visit(String name) {
        return tab.open(gallery.address() + "/" + name).page();
    }
}
