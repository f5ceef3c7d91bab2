package dev.assay.platform.account;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Optional;

/**
 * Which passwords may be chosen: long enough, and not among the first ten billion or so that a guesser would try, as zxcvbn
 * estimates it (Wheeler, USENIX Security 2016). No rules about digits and signs: they make passwords worse.
 */
final class PasswordRule {

    static final String HINT = "At least 12 characters. A few words in a row do well.";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /** Its time grows with the cube of the length; what follows could only make the password better. */
    private static final int ESTIMATED = 64;

    private static final int LEAST_SCORE = 3;
    private static final Zxcvbn ESTIMATOR = new Zxcvbn();

    private PasswordRule() {}

    /**
     * What is wrong with a password and how to mend it; empty when it may be chosen.
     *
     * @param known what others know of the person: name, address, company
     */
    static Optional<String> complaint(String password, List<String> known) {
        if (password.length() < SHORTEST) {
            return Optional.of("Use at least " + SHORTEST + " characters. A few words in a row do well.");
        }
        if (password.length() > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters.");
        }
        String estimated = password.substring(0, Math.min(password.length(), ESTIMATED));
        Strength strength = ESTIMATOR.measure(estimated, known);
        return strength.getScore() >= LEAST_SCORE ? Optional.empty() : Optional.of(why(strength.getFeedback()));
    }

    private static String why(Feedback feedback) {
        String warning = feedback.getWarning();
        String why = warning == null || warning.isBlank() ? "This is easy to guess." : warning;
        return (why.endsWith(".") ? why : why + ".") + " Add another word or two, uncommon ones.";
    }
}
