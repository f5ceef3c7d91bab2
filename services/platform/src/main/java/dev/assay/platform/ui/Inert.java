package dev.assay.platform.ui;

/** Text of strangers for showing: nothing in it moves the cursor, turns the direction of writing or hides. */
public final class Inert {

    private static final int CONTROL_PICTURES = 0x2400;

    private Inert() {}

    /** Control characters become their pictures, other invisible ones their code; lines and tabs stay. */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        if (character == '\n' || character == '\t') {
            shown.appendCodePoint(character);
        } else if (character < ' ') {
            shown.appendCodePoint(CONTROL_PICTURES + character);
        } else if (isInvisible(Character.getType(character))) {
            shown.append("\\u{%X}".formatted(character));
        } else {
            shown.appendCodePoint(character);
        }
    }

    private static boolean isInvisible(int type) {
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
