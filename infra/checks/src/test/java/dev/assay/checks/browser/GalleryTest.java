package dev.assay.checks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.assay.platform.ui.Gallery;
import dev.assay.platform.web.GalleryServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every component, in both themes and at every width. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GalleryTest {

    static final List<String> PAGES = Gallery.PAGES;

    private GalleryServer gallery;
    private Browser browser;

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

    @ParameterizedTest
    @FieldSource("PAGES")
    void everybodyCanUseItAtEveryWidthInTheLight(String name) {
        checkAtEveryWidth(name, ColorScheme.LIGHT);
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everybodyCanUseItAtEveryWidthInTheDark(String name) {
        checkAtEveryWidth(name, ColorScheme.DARK);
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void whatIsPrintedIsLight(ColorScheme theme) {
        try (Tab tab = browser.tab(theme)) {
            tab.open(gallery.address() + "/opening");
            tab.page().emulateMedia(new com.microsoft.playwright.Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(tab.page().evaluate("() => getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(tab.page().evaluate("() => getComputedStyle(document.querySelector('.card')).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
        }
    }

    @Test
    void withoutScriptsEverythingIsRead() {
        try (Tab tab = browser.tabWithoutScripts()) {
            tab.page().navigate(gallery.address() + "/attempt");

            assertThat(tab.page().locator("#main").innerText())
                    .contains("\\mathrm{AUC}", "fold 4/5", "Train and predict", "0.7812");
            assertThat(tab.page().locator("input[type=file]").isVisible()).isTrue();
            assertThat(tab.page().locator("form.dropzone button[type=submit]").isVisible())
                    .isTrue();
            assertThat(tab.overflowing()).isEmpty();
        }
    }

    private void checkAtEveryWidth(String name, ColorScheme theme) {
        try (Tab tab = browser.tab(theme)) {
            tab.open(gallery.address() + "/" + name);
            for (int width : Browser.WIDTHS) {
                String shot = "%s-%s-%d".formatted(name, theme.name().toLowerCase(Locale.ROOT), width);
                tab.width(width).screenshot(shot);
                assertThat(tab.overflowing()).as(shot).isEmpty();
                assertThat(tab.violations()).as(shot).isEmpty();
            }
            assertThat(tab.messages()).isEmpty();
        }
    }
}
