package dev.assay.checks.system;

import com.microsoft.playwright.options.ColorScheme;
import dev.assay.checks.browser.Arrival;
import dev.assay.checks.browser.Browser;
import dev.assay.checks.browser.Tab;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at each screen in both themes and at every width, takes pictures of it, and writes down what is wrong with it. */
final class Screens {
    /** Pages that the team opens besides those of its openings; the last is none. */
    static final List<String> OF_THE_TEAM = List.of(
            "/account",
            "/account/security",
            "/account/tokens",
            "/settings/organisation",
            "/settings/people",
            "/settings/organisations",
            "/rights",
            "/audit",
            "/outbox",
            "/docs",
            "/nowhere");

    private static final double MOST_SHIFT = 0.02;
    private static final int PHONE = Browser.WIDTHS.getFirst();
    private static final int DESKTOP = Browser.WIDTHS.getLast();

    private final List<String> findings = new ArrayList<>();
    private int number;

    /** What was found so far. */
    List<String> findings() {
        return List.copyOf(findings);
    }

    /** Looks at the page that a tab shows. Afterwards the tab is as it was. */
    void look(Tab tab, String name) {
        String numbered = "%02d-%s".formatted(++number, name);
        for (ColorScheme theme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            tab.theme(theme);
            for (int width : Browser.WIDTHS) {
                tab.width(width);
                String shot = "%s-%s-%d".formatted(numbered, theme.name().toLowerCase(Locale.ROOT), width);
                add(shot, tab.overflowing());
                if (width == PHONE || width == DESKTOP) {
                    tab.screenshot(shot);
                }
                // Each theme once and each layout once: all four would find the same twice.
                if (width == (theme == ColorScheme.DARK ? DESKTOP : PHONE)) {
                    add(shot, tab.violations());
                }
            }
        }
        add(numbered, tab.forgetMessages());
    }

    /** Checks the width alone, for pages in which nothing can run. */
    void overflows(Tab tab, String name) {
        for (int width : Browser.WIDTHS) {
            add(name + "-" + width, tab.width(width).overflowing());
        }
        tab.screenshot(name);
    }

    /** Checks the width of A4 paper within its margins; what is to the right of it is cut off. */
    void prints(Tab tab, String name, Paper paper) {
        int width = tab.page().viewportSize().width;
        tab.onPaper(true).width(paper.pixels);
        add(name + " on paper", tab.overflowing());
        tab.screenshot(name + "-paper").onPaper(false).width(width);
    }

    /** A4 within margins of 14 mm, at 96 pixels an inch. */
    enum Paper {
        PORTRAIT(688),
        LANDSCAPE(1016);

        private final int pixels;

        Paper(int pixels) {
            this.pixels = pixels;
        }
    }

    /** Opens a page afresh: it has to be light and to stand still. When it was painted is written down beside the pictures. */
    void arrives(Browser browser, Tab person, String address, int mostKilobytes) {
        Arrival arrival = browser.arrival(person, address);
        String path = URI.create(address).getPath();
        if (arrival.kilobytes() > mostKilobytes || arrival.shift() > MOST_SHIFT) {
            add(path, List.of("arrives as " + arrival));
        }
        browser.note("arrivals.txt", path + " " + arrival);
    }

    private void add(String screen, List<String> found) {
        found.forEach(finding -> findings.add(screen + " " + finding));
    }
}
