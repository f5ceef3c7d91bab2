package dev.assay.checks.browser;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution's Chromium. Each tab is a person of its own: no cookie of one is known to another. */
public final class Browser implements AutoCloseable {

    /** The widths that every page has to work at. */
    public static final List<Integer> WIDTHS = List.of(390, 768, 1024, 1280);

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final int HEIGHT = 844;
    // Machines that build have other things to do; what never comes still ends the test.
    private static final double PATIENCE_MILLISECONDS = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Path screenshots;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, Path screenshots) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.screenshots = screenshots;
    }

    /** Starts it. Screenshots go into {@code target/screenshots}. */
    public static Browser start() {
        Path program = PLACES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium at any of " + PLACES
                        + "; infra/bin/test installs it, or: apt-get install chromium"));
        // It would fetch browsers of its own otherwise.
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            com.microsoft.playwright.Browser chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            // Tests run as root, where Chromium refuses its own sandbox.
                            .setChromiumSandbox(false)
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
            return new Browser(playwright, chromium, Files.createDirectories(Path.of("target/screenshots")));
        } catch (IOException e) {
            playwright.close();
            throw new UncheckedIOException(e);
        }
    }

    /** A tab of a person with this theme in the settings of the device. */
    public Tab tab(ColorScheme theme) {
        return tab(options(theme));
    }

    /** A tab that runs no scripts. */
    public Tab tabWithoutScripts() {
        return tab(options(ColorScheme.LIGHT).setJavaScriptEnabled(false));
    }

    /** How a page comes to the same person on a device that has seen none of them yet. */
    public Arrival arrival(Tab person, String address) {
        try (Tab tab = tab(options(ColorScheme.LIGHT).setStorageState(person.storageState()))) {
            return tab.open(address).arrival();
        }
    }

    /** Writes a line into a file beside the screenshots. */
    public void note(String file, String line) {
        try {
            Files.writeString(screenshots.resolve(file), line + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tab tab(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLISECONDS);
        return new Tab(context, screenshots);
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(ColorScheme theme) {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setColorScheme(theme)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Warsaw")
                .setViewportSize(WIDTHS.getLast(), HEIGHT);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
