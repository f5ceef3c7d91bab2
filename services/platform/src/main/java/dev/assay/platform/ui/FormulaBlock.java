package dev.assay.platform.ui;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A formula over several lines, between two lines that hold nothing but {@code $$}. As a paragraph it would
 * end where a line of it begins like a list.
 */
final class FormulaBlock extends AbstractBlockParser {

    /** Holds the one formula. Not a paragraph: those may be ended by what begins on their lines. */
    static final class Display extends CustomBlock {}

    private static final String FENCE = "$$";
    private static final int CODE_INDENT = 4;

    private final Display display = new Display();
    private final StringBuilder tex = new StringBuilder();
    private boolean begun;
    private boolean closed;

    @Override
    public Block getBlock() {
        return display;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return closed ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        String text = line.getContent().toString().strip();
        if (!text.equals(FENCE)) {
            tex.append(text).append('\n');
        } else if (begun) {
            closed = true;
        }
        begun = true;
    }

    @Override
    public void closeBlock() {
        display.appendChild(new Formula(tex.toString().strip(), true));
    }

    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            String line = state.getLine().getContent().toString().strip();
            boolean opens = state.getIndent() < CODE_INDENT && line.equals(FENCE);
            return opens ? BlockStart.of(new FormulaBlock()).atIndex(state.getNextNonSpaceIndex()) : BlockStart.none();
        }
    }
}
