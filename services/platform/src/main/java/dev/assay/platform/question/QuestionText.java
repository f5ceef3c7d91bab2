package dev.assay.platform.question;

import dev.assay.platform.ui.Form;

/** Bounds of what is asked and answered. */
public final class QuestionText {

    /** Most characters of a question or an answer. */
    public static final int MOST = 4000;

    private QuestionText() {}

    /** The form with what is wrong with a text in it. */
    public static Form checked(Form form, String field, String what) {
        String text = form.value(field).strip();
        if (text.isEmpty()) {
            return form.error(field, "Write " + what + ".");
        }
        return text.length() <= MOST ? form : form.error(field, "Use at most " + MOST + " characters.");
    }
}
