package dev.assay.platform.account;

import dev.assay.platform.ui.Form;
import dev.assay.platform.ui.Frame;
import dev.assay.platform.ui.Viewer;
import dev.assay.platform.web.Templates;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;

/** The page on which signing in begins. */
@Singleton
class SignInPage {

    private final OidcSignIn oidc;
    private final Templates templates;

    SignInPage(OidcSignIn oidc, Templates templates) {
        this.oidc = oidc;
        this.templates = templates;
    }

    /** With what went wrong before. */
    String render(HttpRequest<?> request, Form form) {
        Frame frame = Frame.of(request, "Sign in", new Viewer.Anybody());
        return templates.render(
                "account/sign-in.jte",
                Map.of("frame", frame, "form", form, "oidc", oidc.provider().isPresent()));
    }
}
