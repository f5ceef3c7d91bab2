package dev.assay.platform.candidate;

import dev.assay.platform.access.Allow;
import dev.assay.platform.access.Permission;
import dev.assay.platform.attempt.Sitting;
import dev.assay.platform.attempt.SittingRepository;
import dev.assay.platform.attempt.SittingTokenRepository;
import dev.assay.platform.installation.Settings;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.web.ProblemException;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;

/** A token for the command line: shown on the page that answers, and nowhere again. */
@Hidden
@Controller("/c/{invitationId}/token")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TokenPages {

    private final Visits visits;
    private final SittingTokenRepository tokens;
    private final Settings settings;
    private final Templates templates;

    TokenPages(Visits visits, SittingTokenRepository tokens, Settings settings, Templates templates) {
        this.visits = visits;
        this.tokens = tokens;
        this.settings = settings;
        this.templates = templates;
    }

    @Post
    @Allow(Permission.ATTEMPT)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    String make(HttpRequest<?> request, Authentication authentication, String invitationId) {
        Visit visit = visits.of(authentication, invitationId);
        Sitting sitting = visit.timed().orElseThrow(ProblemException::notFound);
        if (!visit.isRunning()) {
            throw SittingRepository.over(sitting);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("frame", Frame.of(request, "A token for the command line", visit.viewer()));
        model.put("visit", visit);
        model.put("attemptId", sitting.id());
        model.put("publicUrl", settings.publicUrl().toString());
        model.put("token", tokens.make(visit.caller(), sitting));
        return templates.render("candidate/token.jte", model);
    }
}
