package dev.assay.platform.ui;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlNodeRendererFactory;
import org.commonmark.renderer.html.HtmlWriter;

/** A formula in TeX: {@code $$..$$} stands alone, {@code \(..\)} among words. Nothing inside is Markdown. */
final class Formula extends CustomNode {

    static final String INLINE = "formula";
    static final String BLOCK = "formula block";

    private final String tex;
    private final boolean block;

    Formula(String tex, boolean block) {
        this.tex = tex;
        this.block = block;
    }

    /** Finds formulas before a backslash or an underscore in them means anything else. */
    static final class Finder implements InlineContentParser {

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            Scanner scanner = state.scanner();
            boolean block = scanner.next("$$");
            if (!block && !scanner.next("\\(")) {
                return ParsedInline.none();
            }
            String close = block ? "$$" : "\\)";
            Position start = scanner.position();
            Position end = start;
            while (scanner.hasNext()) {
                if (scanner.next(close)) {
                    String tex = scanner.getSource(start, end).getContent().strip();
                    return tex.isEmpty()
                            ? ParsedInline.none()
                            : ParsedInline.of(new Formula(tex, block), scanner.position());
                }
                scanner.next();
                end = scanner.position();
            }
            return ParsedInline.none();
        }
    }

    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$', '\\');
        }

        @Override
        public InlineContentParser create() {
            return new Finder();
        }
    }

    /** Writes the source of the formula, which the browser's script replaces by its picture. */
    static HtmlNodeRendererFactory renderer() {
        return Renderer::new;
    }

    private static final class Renderer implements NodeRenderer {

        private final HtmlWriter html;

        Renderer(HtmlNodeRendererContext context) {
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Formula.class, FormulaBlock.Display.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Formula formula) {
                html.raw("<span class=\"" + (formula.block ? BLOCK : INLINE) + "\">");
                html.text(formula.tex);
                html.raw("</span>");
            } else {
                html.line();
                html.raw("<p>");
                render(node.getFirstChild());
                html.raw("</p>");
                html.line();
            }
        }
    }
}
