package dev.assay.checks.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One tab of a {@link Browser}. It keeps whatever the browser says about its pages. */
public final class Tab implements AutoCloseable {

    /** Names the widest elements that reach beyond the page, or scroll where nothing lets them. */
    private static final String OVERFLOWING = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const inside = element => element.closest('.scroll, .tabs, .log, pre, nav, dialog');
              return [...document.body.querySelectorAll('*')]
                .filter(element => element.getBoundingClientRect().right > width + 1 && !inside(element))
                .slice(0, 5)
                .map(element => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} reaches `
                  + `${Math.round(element.getBoundingClientRect().right)} of ${width}`)
                .concat([`the page is ${document.documentElement.scrollWidth} wide, the window ${width}`]);
            }""";

    /** The name of what has the focus, as somebody hears it who does not see the page. */
    private static final String FOCUSED = """
            () => {
              const element = document.activeElement;
              const label = element.labels?.[0]?.innerText ?? element.getAttribute('aria-label') ?? element.innerText ?? '';
              return label.trim().split('\\n')[0].trim();
            }""";

    /** What the browser observed of the page's arrival; entries of the past are told again to who asks later. */
    private static final String ARRIVED = """
            () => new Promise(told => {
              let shift = 0;
              let paint = 0;
              const observe = (type, use) =>
                new PerformanceObserver(list => list.getEntries().forEach(use)).observe({ type, buffered: true });
              observe('layout-shift', entry => { shift += entry.value; });
              observe('largest-contentful-paint', entry => { paint = entry.startTime; });
              setTimeout(() => told([shift, paint]), 500);
            })""";

    private static final int MOST_STOPS = 150;

    private final BrowserContext context;
    private final Page page;
    private final Path screenshots;
    private final List<String> messages = new ArrayList<>();
    private final List<Request> finished = new ArrayList<>();

    Tab(BrowserContext context, Path screenshots) {
        this.context = context;
        this.screenshots = screenshots;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // Answers that are no success are kept below, those to a person's own step aside: pages of errors are
            // pages.
            if (!message.text().startsWith("Failed to load resource")) {
                messages.add("console " + message.type() + ": " + message.text());
            }
        });
        page.onRequestFinished(finished::add);
        page.onPageError(error -> messages.add("script: " + error));
        page.onRequestFailed(request -> {
            // A log that the page stops listening to is no failure.
            if (!request.resourceType().equals("eventsource")) {
                messages.add("request: " + request.url() + " " + request.failure());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.request().isNavigationRequest()) {
                messages.add("response: " + response.status() + " " + response.url());
            }
        });
    }

    /** Opens an address and waits until everything it needs has arrived. */
    public Tab open(String address) {
        page.navigate(address);
        page.waitForLoadState();
        page.evaluate("() => document.fonts.ready.then(() => true)");
        return this;
    }

    /** Everything else that a page can be asked. */
    public Page page() {
        return page;
    }

    /** Makes the window as wide as this. */
    public Tab width(int width) {
        page.setViewportSize(width, page.viewportSize().height);
        return this;
    }

    /** Sets the theme of the device. */
    public Tab theme(ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        return this;
    }

    /** Shows the page as it is printed, or as it is shown again. */
    public Tab onPaper(boolean paper) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(paper ? Media.PRINT : Media.SCREEN));
        return this;
    }

    /** Types into the field with this label. */
    public Tab fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    /** Clicks the button with this name, and waits for what it leads to. */
    public Tab press(String button) {
        return click(AriaRole.BUTTON, button);
    }

    /** Clicks the link with this name, and waits for what it leads to. */
    public Tab follow(String link) {
        return click(AriaRole.LINK, link);
    }

    private Tab click(AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        return loaded();
    }

    /** Waits until what was asked for has arrived. */
    public Tab loaded() {
        page.waitForLoadState();
        return this;
    }

    /** Presses Tab until something with this text or label has the focus. */
    public Tab tabTo(String label) {
        for (int presses = 0; presses < MOST_STOPS; presses++) {
            page.keyboard().press("Tab");
            if (label.equals(page.evaluate(FOCUSED))) {
                return this;
            }
        }
        throw new AssertionError("the Tab key does not reach '" + label + "' on " + page.url());
    }

    /** Follows the link or sends the form that has the focus, and waits for the page that it leads to. */
    public Tab enter() {
        return leave(() -> page.keyboard().press("Enter"));
    }

    /** Does what leads to another page, and waits for that. */
    public Tab leave(Runnable step) {
        page.evaluate("() => { window.left = true; }");
        step.run();
        page.waitForFunction("() => !window.left");
        page.waitForLoadState();
        return this;
    }

    /** What the browser said since the tab was opened: errors, warnings, refusals of the policy, failed requests. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** The same, and forgets them: they were expected. */
    public List<String> forgetMessages() {
        List<String> expected = messages();
        messages.clear();
        return expected;
    }

    /** What keeps people from using the page, by axe with all its rules. */
    public List<String> violations() {
        int before = messages.size();
        List<String> violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
        // axe puts styles of its own into the page, and the policy says no: that is not the page's doing.
        messages.subList(before, messages.size()).clear();
        return violations;
    }

    /** How the page came. */
    @SuppressWarnings("unchecked") // A list of two numbers is what the script returns.
    Arrival arrival() {
        List<Number> arrived = (List<Number>) page.evaluate(ARRIVED);
        return new Arrival(
                transferred() / 1000,
                arrived.getFirst().doubleValue(),
                arrived.getLast().doubleValue());
    }

    private long transferred() {
        // To ask for sizes is to hear of what finished meanwhile.
        return List.copyOf(finished).stream()
                .map(Request::sizes)
                .mapToLong(sizes -> sizes.responseHeadersSize + sizes.responseBodySize)
                .sum();
    }

    String storageState() {
        return context.storageState();
    }

    /** What makes the page wider than the window. */
    @SuppressWarnings("unchecked") // A list of texts is what the script returns.
    public List<String> overflowing() {
        return (List<String>) page.evaluate(OVERFLOWING);
    }

    /** A picture of the whole page. */
    public Tab screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(screenshots.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
