package dev.assay.platform.ui;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;

/** The button for light and dark, where there are no scripts. */
@Hidden
@Controller
final class ThemeController {

    @Post("/theme")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> choose(@Body Map<String, String> form) {
        String back = form.getOrDefault("back", "/");
        return HttpResponse.seeOther(URI.create(LocalPath.is(back) ? back : "/"))
                .cookie(Theme.named(form.getOrDefault("theme", "")).cookie());
    }
}
