package dev.assay.platform.account;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.organisation.Organisation;
import dev.assay.platform.organisation.OrganisationChange;
import dev.assay.platform.web.ErrorCode;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Refuses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "organisation")
class OrganisationController {

    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

    private final Companies companies;

    OrganisationController(Companies companies) {
        this.companies = companies;
    }

    /**
     * Another company.
     *
     * @param name its name
     * @param ownerEmail where the link for its first owner is sent
     */
    @Serdeable
    record NewOrganisation(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 254) String ownerEmail) {}

    /** The company; its ETag is needed to change it. */
    @Get("/organisation")
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<Organisation> get(Authentication authentication) {
        return tagged(companies.own(Caller.of(authentication)));
    }

    /** Changes the company, if it is still what the ETag in If-Match says. */
    @Put("/organisation")
    @Refuses(ErrorCode.VERSION_NEEDED)
    @Allow(Permission.ORGANISATION_WRITE)
    HttpResponse<Organisation> change(
            Authentication authentication,
            @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @Body OrganisationChange change) {
        return tagged(companies.change(Caller.of(authentication), change, revision(ifMatch)));
    }

    /** Every company of the installation; for owners of the one that runs it. */
    @Get("/organisations")
    @Allow(Permission.ORGANISATION_WRITE)
    List<Organisation> list(Authentication authentication) {
        return companies.list(Caller.of(authentication));
    }

    /** Adds a company and sends its first owner a link; for owners of the company that runs the installation. */
    @Post("/organisations")
    @Refuses({ErrorCode.ALREADY_THERE, ErrorCode.TOO_MANY_REQUESTS})
    @Allow(Permission.ORGANISATION_WRITE)
    @Status(HttpStatus.CREATED)
    Organisation add(Authentication authentication, @Valid @Body NewOrganisation wanted) {
        String email = AccountFields.emailOf(wanted.ownerEmail())
                .orElseThrow(() -> new ProblemException(ErrorCode.INVALID_FIELDS, "ownerEmail is not an address."));
        return companies.add(Caller.of(authentication), wanted.name(), email);
    }

    private static HttpResponse<Organisation> tagged(Organisation organisation) {
        return HttpResponse.ok(organisation).header(HttpHeaders.ETAG, "\"" + organisation.revision() + "\"");
    }

    private static long revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ErrorCode.VERSION_NEEDED, "Send the ETag of what you change as If-Match, so that nothing is lost.");
        }
        Matcher matcher = ETAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw new ProblemException(ErrorCode.CHANGED_MEANWHILE, "If-Match is no ETag of this object.");
        }
        return Long.parseLong(matcher.group(1));
    }
}
