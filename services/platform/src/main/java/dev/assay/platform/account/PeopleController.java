package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.access.Role;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.Page;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1/people")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "people")
class PeopleController {

    private final People people;
    private final SecondFactor secondFactor;

    PeopleController(People people, SecondFactor secondFactor) {
        this.people = people;
        this.secondFactor = secondFactor;
    }

    /**
     * Asks somebody to join.
     *
     * @param email where the link is sent
     * @param role what they will be
     */
    @Serdeable
    record JoinRequest(
            @NotBlank @Size(max = 254) String email,
            @NotNull Role role) {}

    /**
     * Another role.
     *
     * @param role what they are from now on
     */
    @Serdeable
    record RoleChange(@NotNull Role role) {}

    /** The people of the company, newest first. */
    @Get
    @Allow(Permission.ORGANISATION_WRITE)
    Page<Account> list(
            Authentication authentication,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = Page.DEFAULT_LIMIT) int limit) {
        return people.list(Caller.of(authentication), cursor, Page.limit(limit));
    }

    /** Who was asked to join and has not answered, newest first. */
    @Get("/invitations")
    @Allow(Permission.ORGANISATION_WRITE)
    List<AccessLink> unanswered(Authentication authentication) {
        return people.unanswered(Caller.of(authentication));
    }

    /** Sends somebody a link that works once and makes an account. */
    @Post("/invitations")
    @Refuses({ErrorCode.ALREADY_THERE, ErrorCode.TOO_MANY_REQUESTS})
    @Allow(Permission.ORGANISATION_WRITE)
    @Status(HttpStatus.CREATED)
    AccessLink invite(Authentication authentication, @Valid @Body JoinRequest join) {
        String email = AccountFields.emailOf(join.email())
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_FIELDS, "email is not an address."));
        return people.invite(Caller.of(authentication), email, join.role());
    }

    /** Sends a new link in the place of one, which ends. */
    @Post("/invitations/{linkId}/resend")
    @Refuses(ErrorCode.TOO_MANY_REQUESTS)
    @Allow(Permission.ORGANISATION_WRITE)
    @Status(HttpStatus.CREATED)
    AccessLink resend(Authentication authentication, String linkId) {
        return people.resend(Caller.of(authentication), linkId);
    }

    /** Takes a link back. */
    @Delete("/invitations/{linkId}")
    @Allow(Permission.ORGANISATION_WRITE)
    @Status(HttpStatus.NO_CONTENT)
    void revoke(Authentication authentication, String linkId) {
        people.revoke(Caller.of(authentication), linkId);
    }

    /** Gives somebody another role. */
    @Put("/{accountId}/role")
    @Refuses(ErrorCode.LAST_OWNER)
    @Allow(Permission.ORGANISATION_WRITE)
    Account changeRole(Authentication authentication, String accountId, @Valid @Body RoleChange change) {
        return people.changeRole(Caller.of(authentication), accountId, change.role());
    }

    /** Closes an account: its sessions end and its tokens rest. */
    @Put("/{accountId}/suspension")
    @Refuses(ErrorCode.LAST_OWNER)
    @Allow(Permission.ORGANISATION_WRITE)
    Account suspend(Authentication authentication, String accountId) {
        return people.suspend(Caller.of(authentication), accountId);
    }

    /** Turns off the second factor of somebody who lost phone and codes, and signs them out. */
    @Delete("/{accountId}/second-factor")
    @Allow(Permission.ORGANISATION_WRITE)
    @Status(HttpStatus.NO_CONTENT)
    void resetSecondFactor(Authentication authentication, String accountId) {
        Caller caller = Caller.of(authentication);
        secondFactor.reset(caller, people.get(caller, accountId));
    }

    /** Opens a suspended account again. */
    @Delete("/{accountId}/suspension")
    @Allow(Permission.ORGANISATION_WRITE)
    Account restore(Authentication authentication, String accountId) {
        return people.restore(Caller.of(authentication), accountId);
    }
}
