package dev.assay.platform.ui;

import java.util.Locale;

/**
 * One step of a run.
 *
 * @param state how far it is
 * @param title what it does
 * @param detail what there is to know; may be empty
 * @param took time used; may be empty
 */
public record Step(State state, String title, String detail, String took) {

    /** How far a step is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        /** Through a fault of the candidate's. */
        FAILED,
        /** Through a fault of ours. */
        OURS;

        /** Class in the style sheet. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For those who do not see the mark. */
        public String spoken() {
            return this == OURS ? "stopped, on our side" : word();
        }
    }
}
