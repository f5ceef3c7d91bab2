package dev.assay.platform.scorecard;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Caller;
import dev.assay.platform.access.Permission;
import dev.assay.platform.account.Viewers;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** One candidate of an opening, with everything that people decide by. Looking at it is written down. */
@Hidden
@Controller("/openings/{openingId}/candidates/{invitationId}/scorecard")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class CandidatePages {

    private final Dossiers dossiers;
    private final AuditRepository audit;
    private final Viewers viewers;
    private final Templates templates;

    CandidatePages(Dossiers dossiers, AuditRepository audit, Viewers viewers, Templates templates) {
        this.dossiers = dossiers;
        this.audit = audit;
        this.viewers = viewers;
        this.templates = templates;
    }

    @Get
    @Allow(Permission.CANDIDATES_READ)
    String page(HttpRequest<?> request, Authentication authentication, String openingId, String invitationId) {
        Caller caller = Caller.of(authentication);
        Dossier dossier = dossiers.open(caller, openingId, invitationId);
        audit.append(caller, AuditAction.INVITATION_VIEWED, invitationId);
        Frame frame = Frame.of(
                request,
                dossier.invitation().candidateName(),
                viewers.of(caller).in("Openings"));
        return templates.render(
                "scorecard/candidate.jte",
                Map.of(
                        "frame",
                        frame,
                        "dossier",
                        dossier,
                        "zone",
                        viewers.zone(caller),
                        "mayDecide",
                        caller.may(Permission.DECIDE)));
    }
}
