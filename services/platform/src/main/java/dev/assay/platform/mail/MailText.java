package dev.assay.platform.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a mail as it is sent. */
final class MailText {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

    private MailText() {}

    /** With the link where it goes. */
    static String plain(String body, Optional<String> link) {
        return link.map(address -> body.replace(Mail.LINK, address)).orElse(body);
    }

    /** The same as HTML without any style: paragraphs, and addresses that can be followed. */
    static String html(String subject, String plain) {
        String paragraphs = Stream.of(BLANK_LINES.split(plain.strip(), -1))
                .map(paragraph -> "<p>" + linked(paragraph).replace("\n", "<br>\n") + "</p>")
                .collect(Collectors.joining("\n"));
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escaped(subject)
                + "</title></head><body>\n" + paragraphs + "\n</body></html>\n";
    }

    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher address = ADDRESS.matcher(text);
        int end = 0;
        while (address.find()) {
            String shown = escaped(address.group());
            html.append(escaped(text.substring(end, address.start())))
                    .append("<a href=\"")
                    .append(shown)
                    .append("\">")
                    .append(shown)
                    .append("</a>");
            end = address.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
