package dev.assay.platform.invitation;

import dev.assay.platform.assessment.PackOffer;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.mail.Mail;
import dev.assay.platform.opening.Opening;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.ui.Show;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What candidates of an opening are written.
 */
record InvitationMail(Organisation organisation, Opening opening, PackOffer pack) {

    private static final int LONGEST_SUBJECT = 200;

    /** The first mail, or one with a new link. */
    Mail invitation(Invitation invitation, Optional<String> actionId, Instant sendAt) {
        List<String> text = new ArrayList<>();
        text.add("Hello " + invitation.candidateName() + ",");
        text.add(organisation.name() + " invites you to an assessment: " + opening.title() + ".");
        add(text, opening.message());
        add(text, invitation.message());
        text.add("What is asked: \"" + pack.version().title() + "\". It takes about " + Show.span(pack.effort())
                + " of work. From the moment you begin you have " + Show.span(invitation.timeLimit(opening))
                + ", with your own tools, at your own place.");
        text.add("Begin by " + until(invitation) + opens(invitation) + ":\n" + Mail.LINK);
        text.add("Reading the page behind the link starts no clock. It also lets you try everything out first.");
        text.add("What is collected: your name and address, when you work on it, what you hand in and how it scores."
                + " The people who decide about this role at " + organisation.name()
                + " see it. It is made anonymous "
                + Show.plural(opening.retentionDays(), "day", "days")
                + " after your end, or after the answer when that comes later. You get an answer within "
                + Show.plural(opening.turnaroundDays(), "day", "days") + " of handing in.");
        text.add(questions() + " The link is yours alone: please do not pass it on.");
        return mail(Mail.Kind.INVITATION, invitation, "Invitation: ", text, actionId, sendAt);
    }

    /** The text of the first mail for somebody who is not invited yet. */
    String sample(Invitee person, String message, Instant now) {
        Invitation invitation = new Invitation(
                "",
                organisation.id(),
                opening.id(),
                "",
                person.name(),
                person.email(),
                null,
                "",
                1,
                message,
                now,
                InvitingRepository.expiry(opening, now),
                null,
                null,
                null,
                null,
                0,
                null,
                0);
        Mail mail = invitation(invitation, Optional.empty(), now);
        return mail.subject() + "\n\n" + mail.body().replace(Mail.LINK, "(the candidate's own link)");
    }

    /** A reminder that the link or the window ends. */
    Mail reminder(Invitation invitation, Optional<String> actionId, Instant sendAt) {
        List<String> text = new ArrayList<>();
        text.add("Hello " + invitation.candidateName() + ",");
        text.add("Your assessment at " + organisation.name() + " waits: " + opening.title()
                + ". You can begin it until " + until(invitation) + ":\n" + Mail.LINK);
        text.add("From the moment you begin you have " + Show.span(invitation.timeLimit(opening))
                + (isCutShort(invitation)
                        ? ", but not beyond the end of the assessment on " + windowEnd(invitation)
                        : "")
                + ".");
        text.add("If you do not want to take part, you can say so on the same page, and nobody writes to you again. "
                + questions());
        return mail(Mail.Kind.REMINDER, invitation, "Reminder: ", text, actionId, sendAt);
    }

    /** Tells of more time. */
    Mail extended(Invitation invitation, Instant newEnd, Optional<String> actionId, Instant sendAt) {
        List<String> text = List.of(
                "Hello " + invitation.candidateName() + ",",
                "You have more time for the assessment of " + organisation.name() + ", " + opening.title() + ": until "
                        + time(invitation, newEnd) + ".",
                "The same page as before leads to it:\n" + Mail.LINK,
                questions());
        return mail(Mail.Kind.STATUS, invitation, "More time: ", text, actionId, sendAt);
    }

    /** Tells that the invitation was taken back. Without a link: none works. */
    Mail revoked(Invitation invitation, Optional<String> actionId, Instant sendAt) {
        String body = String.join(
                "\n\n",
                "Hello " + invitation.candidateName() + ",",
                organisation.name() + " took back your invitation to the assessment " + opening.title()
                        + ". The link does not work any more, and you need not do anything.",
                questions());
        return new Mail(
                organisation.id(),
                Mail.Kind.STATUS,
                address(invitation),
                invitation.candidateName(),
                subject("Taken back: "),
                body,
                Optional.empty(),
                Optional.of(invitation.id()),
                actionId,
                sendAt);
    }

    private Mail mail(
            Mail.Kind kind,
            Invitation invitation,
            String what,
            List<String> paragraphs,
            Optional<String> actionId,
            Instant sendAt) {
        return new Mail(
                organisation.id(),
                kind,
                address(invitation),
                invitation.candidateName(),
                subject(what),
                String.join("\n\n", paragraphs),
                Optional.of(new Mail.Link(LinkSigner.Kind.INVITATION, invitation.id(), invitation.linkVersion())),
                Optional.of(invitation.id()),
                actionId,
                sendAt);
    }

    private String subject(String what) {
        String subject = what + opening.title() + " at " + organisation.name();
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)).replaceAll("\\s+", " ");
    }

    private static String address(Invitation invitation) {
        String email = invitation.candidateEmail();
        if (email == null) {
            throw new IllegalStateException("the candidate of " + invitation.id() + " is anonymous");
        }
        return email;
    }

    private static void add(List<String> text, @Nullable String message) {
        if (message != null && !message.isBlank()) {
            text.add(message.strip().replace(Mail.LINK, ""));
        }
    }

    private String opens(Invitation invitation) {
        return opening.opensAt().isAfter(invitation.invitedAt())
                ? ", from " + time(invitation, opening.opensAt()) + " on"
                : "";
    }

    private boolean isCutShort(Invitation invitation) {
        return invitation
                .latestBegin(opening)
                .plus(invitation.timeLimit(opening))
                .isAfter(invitation.latestEnd(opening));
    }

    private String windowEnd(Invitation invitation) {
        return time(invitation, invitation.latestEnd(opening));
    }

    private String until(Invitation invitation) {
        return time(invitation, invitation.latestBegin(opening));
    }

    /** In the candidate's zone; as long as that is not known, in the company's, with UTC to convert from. */
    private String time(Invitation invitation, Instant instant) {
        ZoneId zone = invitation.timeZone();
        if (zone != null) {
            return Show.time(instant, zone);
        }
        return organisation.timeZone().normalized().equals(ZoneOffset.UTC)
                ? Show.time(instant, ZoneOffset.UTC)
                : Show.time(instant, organisation.timeZone()) + " (" + Show.timeOfDay(instant, ZoneOffset.UTC) + ")";
    }

    private String questions() {
        return organisation.contact() == null
                ? "If you have a question, ask it on that page."
                : "If you have a question, ask it on that page or write to " + organisation.contact() + ".";
    }
}
