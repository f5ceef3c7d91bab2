package dev.assay.platform.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown of strangers as HTML that can do nothing: raw HTML is shown as text, and what is left passes a list of what
 * may be. Tables are those of GitHub. Headings begin below the title of the page and carry an id; pictures become links
 * to where they are, since pages load nothing from elsewhere.
 */
public final class Markdown {

    private static final Pattern TABLE = Pattern.compile("<table>", Pattern.LITERAL);
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final String HEADING_ID = "text-";
    private static final int HIGHEST = 2;
    private static final int DEEPEST = 6;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customBlockParserFactory(new FormulaBlock.Factory())
            .customInlineContentParserFactory(new Formula.Factory())
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(Formula.renderer())
            .attributeProviderFactory(context -> new HeadingIds())
            .build();

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "strong", "em", "code", "pre")
            .allowElements("blockquote", "table", "thead", "tbody", "tr", "th", "td", "hr", "br", "a", "span")
            .allowAttributes("id")
            .matching(Pattern.compile(HEADING_ID + "[\\p{L}\\p{N}-]{1,80}"))
            .onElements("h2", "h3", "h4", "h5", "h6")
            .allowAttributes("align")
            .matching(Pattern.compile("left|right|center"))
            .onElements("th", "td")
            .allowAttributes("class")
            .matching(Pattern.compile(Formula.INLINE + "|" + Formula.BLOCK))
            .onElements("span")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[a-z0-9+-]{1,20}"))
            .onElements("code")
            .allowAttributes("start")
            .matching(Pattern.compile("[0-9]{1,9}"))
            .onElements("ol")
            .allowAttributes("href")
            .onElements("a")
            .allowUrlProtocols("https", "http", "mailto")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowWithoutAttributes("span")
            .toFactory();

    private Markdown() {}

    /** The HTML of a text. */
    public static Prose prose(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new LinksForPictures());
        document.accept(new LevelHeadings(highest(document)));
        return new Prose(reachable(POLICY.sanitize(RENDERER.render(document))));
    }

    /** Wide things scroll inside themselves; whoever has no mouse can do so only where the focus can go. */
    private static String reachable(String html) {
        int[] tables = {0};
        return TABLE.matcher(html)
                .replaceAll(_ -> "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table "
                        + ++tables[0] + "\"><table>")
                .replace("</table>", "</table></div>")
                .replace("<pre>", "<pre tabindex=\"0\">")
                .replace("class=\"" + Formula.BLOCK + "\"", "class=\"" + Formula.BLOCK + "\" tabindex=\"0\"");
    }

    private static int highest(Node document) {
        int[] highest = {DEEPEST};
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                highest[0] = Math.min(highest[0], heading.getLevel());
            }
        });
        return highest[0];
    }

    /** The highest heading of the text comes right below the page's title, and none skips a level. */
    private static final class LevelHeadings extends AbstractVisitor {

        private final int highest;
        private int before = HIGHEST - 1;

        LevelHeadings(int highest) {
            this.highest = highest;
        }

        @Override
        public void visit(Heading heading) {
            int wanted = heading.getLevel() - highest + HIGHEST;
            before = Math.min(Math.min(wanted, before + 1), DEEPEST);
            heading.setLevel(before);
        }
    }

    private static final class LinksForPictures extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            Link link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
                link.appendChild(image.getFirstChild());
            }
            if (link.getFirstChild() == null) {
                link.appendChild(new Text("Picture"));
            }
            image.insertAfter(link);
            image.unlink();
        }
    }

    /** Ids of a document: its words, and a number from the second of the same words. */
    private static final class HeadingIds implements AttributeProvider {

        private final Map<String, Integer> seen = new HashMap<>();

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (!(node instanceof Heading)) {
                return;
            }
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }
            });
            String words = text.toString()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", "-")
                    .replaceAll("^-|-$", "");
            String id = words.isEmpty() ? "section" : words.substring(0, Math.min(words.length(), 60));
            int times = seen.merge(id, 1, Integer::sum);
            attributes.put("id", HEADING_ID + id + (times == 1 ? "" : "-" + times));
        }
    }
}
