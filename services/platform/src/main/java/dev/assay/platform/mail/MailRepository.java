package dev.assay.platform.mail;

import static dev.assay.schema.Tables.MAIL;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.account.StaffMail;
import dev.assay.platform.account.StaffMailRepository;
import dev.assay.platform.installation.LinkSigner;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** The outbox. */
@Singleton
public class MailRepository extends JooqRepository implements StaffMailRepository {

    private final Clock clock;

    MailRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** Puts a mail into the outbox within the transaction of what it tells of. Returns its id. */
    public String add(DSLContext transaction, Mail mail) {
        String id = TimeOrderedId.next(clock);
        transaction
                .insertInto(MAIL)
                .set(MAIL.ID, id)
                .set(MAIL.ORGANISATION_ID, mail.organisationId())
                .set(MAIL.KIND, mail.kind().name())
                .set(MAIL.RECIPIENT, mail.recipient())
                .set(MAIL.RECIPIENT_NAME, mail.recipientName())
                .set(MAIL.SUBJECT, mail.subject())
                .set(MAIL.BODY, mail.body())
                .set(MAIL.LINK_KIND, mail.link().map(link -> link.kind().name()).orElse(null))
                .set(MAIL.LINK_ID, mail.link().map(Mail.Link::id).orElse(null))
                .set(MAIL.LINK_VERSION, mail.link().map(Mail.Link::version).orElse(null))
                .set(MAIL.INVITATION_ID, mail.invitationId().orElse(null))
                .set(MAIL.BULK_ACTION_ID, mail.bulkActionId().orElse(null))
                .set(MAIL.STATE, "WAITING")
                .set(MAIL.CREATED_AT, clock.instant())
                .set(MAIL.SEND_AT, mail.sendAt())
                .execute();
        return id;
    }

    @Override
    public void add(DSLContext transaction, StaffMail mail) {
        add(
                transaction,
                new Mail(
                        mail.organisationId(),
                        kind(mail.kind()),
                        mail.recipient(),
                        mail.recipientName(),
                        mail.subject(),
                        mail.body(),
                        mail.linkId().map(id -> new Mail.Link(linkKind(mail.kind()), id, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant()));
    }

    private static Mail.Kind kind(StaffMail.Kind kind) {
        return switch (kind) {
            case JOIN -> Mail.Kind.JOIN;
            case RECOVERY -> Mail.Kind.RECOVERY;
            case NOTICE -> Mail.Kind.ACCOUNT_NOTICE;
        };
    }

    private static LinkSigner.Kind linkKind(StaffMail.Kind kind) {
        return kind == StaffMail.Kind.RECOVERY ? LinkSigner.Kind.RECOVERY : LinkSigner.Kind.JOIN;
    }
}
