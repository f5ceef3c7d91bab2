package dev.assay.platform.ui;

/** HTML that is safe to print as it is. Only {@link Markdown} makes it. */
public final class Prose {

    private final String html;

    Prose(String html) {
        this.html = html;
    }

    /** For {@code ui/prose.jte}. */
    public String html() {
        return html;
    }
}
