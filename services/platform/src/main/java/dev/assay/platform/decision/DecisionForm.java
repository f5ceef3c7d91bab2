package dev.assay.platform.decision;

import dev.assay.platform.ui.Form;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The form of a decision. */
final class DecisionForm {

    static final int LONGEST_TEXT = 10_000;

    private DecisionForm() {}

    /** What was typed, with what is wrong with it. */
    static Form check(Map<String, String> typed) {
        Form form = Form.of(typed);
        if (outcome(form).isEmpty()) {
            form = form.error("outcome", "Choose what you decided.");
        }
        if (form.value("reason").isBlank()) {
            form = form.error("reason", "Write why. Candidates may ask, and you may want to know in a year.");
        }
        for (String text : new String[] {"reason", "feedback"}) {
            if (form.value(text).length() > LONGEST_TEXT) {
                form = form.error(text, "Use at most " + LONGEST_TEXT + " characters.");
            }
        }
        return form;
    }

    /** The decision in a form that is valid. */
    static NewDecision of(Form form, String invitationId) {
        String feedback = form.value("feedback").strip();
        return new NewDecision(
                invitationId,
                outcome(form).orElseThrow(),
                form.value("reason").strip(),
                feedback.isEmpty() ? null : feedback,
                form.ticked("shareScore"));
    }

    private static Optional<Decision.Outcome> outcome(Form form) {
        return Arrays.stream(Decision.Outcome.values())
                .filter(outcome -> outcome.name().equals(form.value("outcome")))
                .findFirst();
    }
}
