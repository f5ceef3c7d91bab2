package dev.assay.scoring.text;

import java.util.ArrayList;
import java.util.List;

/** Texts cut at white space as Python's {@code str.split} cuts them, which all references are written in. */
final class Words {
    private static final int NEXT_LINE = 0x85;

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (isSpace(text.charAt(at))) {
                if (at > from) {
                    words.add(text.substring(from, at));
                }
                from = at + 1;
            }
        }
        if (from < text.length()) {
            words.add(text.substring(from));
        }
        return words;
    }

    /** A text without white space at its end. */
    static String withoutTrailingSpace(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** No white space lies beyond the basic plane, so that chars do. */
    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }
}
