package dev.assay.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<b hx-get='/evil' hx-trigger='load'>x</b>",
                "[x](javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](https://e.example \"onmouseover=alert(1)\")",
                "![x](https://e.example/x.png)",
                "<style>*{display:none}</style>",
                "$$<img src=x onerror=alert(1)>$$",
                "\\(</span><script>alert(1)</script>\\)",
                "`<script>`",
                "# <a id=main onclick=alert(1)>x</a>",
                "| <svg onload=alert(1)> |\n|---|\n| x |",
                "<iframe src=//e.example></iframe>",
                "&lt;script&gt;alert(1)&lt;/script&gt;"
            })
    void nothingOfAStrangerRuns(String text) {
        assertThat(html(text))
                .doesNotContainPattern("<(script|img|b|style|svg|iframe|a id)[ >]")
                .doesNotContainPattern("<[^>]*(onerror|onclick|onmouseover=|hx-|javascript:|data:)");
    }

    @Test
    void rawHtmlIsShownAsItWasTyped() {
        assertThat(html("a <b>c</b>")).contains("a &lt;b&gt;c&lt;/b&gt;");
    }

    @Test
    void linksLeadOutWithoutSayingWhereFrom() {
        assertThat(html("[rules](https://example.org/)"))
                .contains("href=\"https://example.org/\"")
                .contains("nofollow")
                .contains("noopener")
                .contains("noreferrer");
    }

    @Test
    void picturesBecomeLinks() {
        assertThat(html("![a plot](https://example.org/p.png)"))
                .contains("href=\"https://example.org/p.png\"")
                .contains(">a plot</a>");
        assertThat(html("![](https://example.org/p.png)")).contains(">Picture</a>");
    }

    @Test
    void headingsBeginBelowTheTitleOfThePageAndSkipNoLevel() {
        assertThat(html("# A\n\n### B\n\n## C"))
                .contains("<h2 id=\"text-a\">A</h2>", "<h3 id=\"text-b\">B</h3>", "<h3 id=\"text-c\">C</h3>");
        assertThat(html("### A")).contains("<h2 id=\"text-a\">");
    }

    @Test
    void equalHeadingsHaveAddressesOfTheirOwn() {
        assertThat(html("# The `data`\n\n# The data\n\n# 数据\n\n# !"))
                .contains("\"text-the-data\"", "\"text-the-data-2\"", "\"text-数据\"", "\"text-section\"");
    }

    @Test
    void formulasKeepTheirSource() {
        assertThat(html("With \\(a_1 < b_2 * c*\\) it is"))
                .contains("<span class=\"formula\">a_1 &lt; b_2 * c*</span>");
        assertThat(html("$$\\frac{1}{n}\n\\sum_i x_i$$"))
                .contains("<span class=\"formula block\" tabindex=\"0\">\\frac{1}{n}\n\\sum_i x_i</span>");
    }

    @Test
    void aFormulaOverSeveralLinesMayLookLikeAList() {
        assertThat(html("Before\n$$\na\n+ b\n\n- c \\\\\n= d\n$$\nafter"))
                .contains(
                        "<p>Before</p>",
                        "block\" tabindex=\"0\">a\n&#43; b\n\n- c \\\\\n&#61; d</span>",
                        "<p>after</p>")
                .doesNotContain("<li>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"It costs $5 and $$6", "`$$x$$`", "\\(never closed", "$$$$", "5\\$"})
    void moneyAndCodeAreNoFormulas(String text) {
        assertThat(html(text)).doesNotContain("formula");
    }

    @Test
    void wideThingsScrollWhereTheFocusCanGo() {
        assertThat(html("| a |\n|---:|\n| 1 |"))
                .contains("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\"><table>")
                .contains("<th align=\"right\">a</th>")
                .contains("</table></div>");
        assertThat(html("```python\nx = 1\n```")).contains("<pre tabindex=\"0\"><code class=\"language-python\">");
    }

    private static String html(String markdown) {
        return Markdown.prose(markdown).html();
    }
}
