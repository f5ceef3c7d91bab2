package dev.assay.scoring.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The tokeniser 13a of the WMT evaluations, as sacreBLEU has it. */
final class WmtTokenizer {
    private static final Pattern PUNCTUATION = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private WmtTokenizer() {}

    static List<String> tokens(String text, boolean lowercase) {
        String line = Words.withoutTrailingSpace(lowercase ? text.toLowerCase(Locale.ROOT) : text)
                .replace("<skipped>", "")
                .replace("-\n", "")
                .replace('\n', ' ')
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        line = PUNCTUATION.matcher(" " + line + " ").replaceAll(" $1 ");
        line = POINT_AFTER_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
        line = POINT_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        return Words.of(DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 "));
    }
}
