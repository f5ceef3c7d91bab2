package dev.assay.platform.digest;

import dev.assay.platform.mail.Mail;
import dev.assay.platform.opening.Concern;
import dev.assay.platform.ui.Show;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What waits in the openings of a company.
 *
 * @param openings those in which something does
 */
record Digest(List<OfOpening> openings) {

    private static final int LONGEST_SUBJECT = 200;

    /**
     * What waits in one opening.
     *
     * @param submissions that came since the last digest
     */
    record OfOpening(String id, String title, long submissions, List<Concern> concerns) {

        boolean isEmpty() {
            return submissions == 0 && concerns.isEmpty();
        }
    }

    /** The mail; empty when nothing waits. */
    Optional<Mail> mail(DigestRepository.Recipient to, String company, URI publicUrl, Instant now) {
        long things = openings.stream()
                .mapToLong(one -> one.concerns().size() + (one.submissions() > 0 ? 1 : 0))
                .sum();
        if (things == 0) {
            return Optional.empty();
        }
        List<String> text = new ArrayList<>();
        text.add("Hello " + to.name() + ",");
        text.add("this waits for you at " + company + ":");
        openings.stream().filter(one -> !one.isEmpty()).forEach(one -> text.add(paragraph(one, publicUrl)));
        text.add("There is no mail on days on which nothing waits. To get none at all: "
                + publicUrl.resolve("/account"));
        String subject = Show.plural(things, "thing waits", "things wait") + " for you at " + company;
        return Optional.of(new Mail(
                to.organisationId(),
                Mail.Kind.DIGEST,
                to.email(),
                to.name(),
                subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT))
                        .replaceAll("\\s+", " "),
                String.join("\n\n", text).replace(Mail.LINK, ""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now));
    }

    private static String paragraph(OfOpening one, URI publicUrl) {
        List<String> lines = new ArrayList<>();
        lines.add(one.title());
        if (one.submissions() > 0) {
            lines.add("- " + Show.plural(one.submissions(), "new submission", "new submissions") + ".\n  "
                    + publicUrl.resolve("/openings/" + one.id() + "/leaderboard"));
        }
        for (Concern concern : one.concerns()) {
            lines.add("- " + concern.title() + ". " + concern.detail() + "\n  " + publicUrl.resolve(concern.href()));
        }
        return String.join("\n", lines);
    }
}
