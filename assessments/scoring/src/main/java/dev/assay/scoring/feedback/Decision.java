package dev.assay.scoring.feedback;

/**
 * Somebody's decision to reveal.
 *
 * @param by who decided, not blank
 * @param reason why, not blank
 */
public record Decision(String by, String reason) {
    public Decision {
        if (by.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("A decision names who took it and why.");
        }
    }
}
