package dev.assay.platform.mail;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/mails")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "mails")
final class MailController {

    private final Outbox outbox;

    MailController(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The outbox, newest first. Mails that let somebody in are shown to owners only. */
    @Get
    @Refuses(ErrorCode.INVALID_FIELDS)
    @Allow(Permission.MAIL_READ)
    Page<OutboxMail> list(
            Authentication authentication,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String kind,
            @Nullable @QueryValue String recipient,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return outbox.list(Caller.of(authentication), Outbox.filter(state, kind, recipient), cursor, Page.limit(limit));
    }

    /** One mail with its text and link. Reading it is written into the audit log. */
    @Get("/{id}")
    @Allow(Permission.MAIL_READ)
    ReadMail get(Authentication authentication, String id) {
        return outbox.read(Caller.of(authentication), id);
    }

    /** Sends a mail again that was kept, bounced or failed. */
    @Post("/{id}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Refuses(ErrorCode.STATE_CONFLICT)
    @Allow(Permission.MAIL_READ)
    ReadMail retry(Authentication authentication, String id) {
        Caller caller = Caller.of(authentication);
        if (!outbox.retry(caller, id)) {
            throw new ProblemException(ErrorCode.STATE_CONFLICT, "It was sent, taken back, or is waiting already.");
        }
        return outbox.read(caller, id);
    }
}
