package dev.assay.platform.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For whom a page is drawn: it decides which bar stands above it. */
public sealed interface Viewer {

    /** Nobody known yet, or nobody in particular: sign-in, set-up, errors. One column in the middle. */
    record Anybody() implements Viewer {}

    /**
     * Somebody of the company.
     *
     * @param name as shown
     * @param role in words, such as "Manager"
     * @param organisation its name
     * @param navigation what this person may open, in order
     * @param menu of the person's own things: account, tokens
     */
    record Staff(String name, String role, String organisation, List<Destination> navigation, List<Destination> menu)
            implements Viewer {

        /** The same person in a section of the site: its destination in the bar is marked. */
        public Staff in(String section) {
            return new Staff(
                    name,
                    role,
                    organisation,
                    navigation.stream()
                            .map(item -> item.current(item.label().equals(section)))
                            .toList(),
                    menu);
        }

        /** Up to two letters of the name. */
        public String initials() {
            return Stream.of(name.strip().split("\\s+"))
                    .filter(part -> !part.isEmpty())
                    .limit(2)
                    .map(part ->
                            part.substring(0, part.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
    }

    /**
     * A candidate in or around one assessment.
     *
     * @param company who invites
     * @param assessment its title
     * @param clock while the sitting runs
     */
    record Candidate(String company, String assessment, Optional<Countdown> clock) implements Viewer {

        /** The letter in the mark of the company. */
        public String mark() {
            return company.isEmpty()
                    ? "?"
                    : company.substring(0, company.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
        }
    }

    /**
     * A link of the bar, a menu or tabs.
     *
     * @param label in words
     * @param href where it leads
     * @param count of things that wait there; 0 shows none
     * @param current whether the page shown belongs to it
     */
    record Destination(String label, String href, long count, boolean current) {

        /** One without a count that is not current. */
        public static Destination to(String label, String href) {
            return new Destination(label, href, 0, false);
        }

        /** The same with a count. */
        public Destination count(long things) {
            return new Destination(label, href, things, current);
        }

        /** The same, marked or not. */
        public Destination current(boolean marked) {
            return new Destination(label, href, count, marked);
        }
    }
}
