package dev.assay.platform.installation;

import java.net.URI;

/**
 * The OpenID provider by which staff may sign in.
 *
 * @param issuer {@code ASSAY_OIDC_ISSUER}, as the provider writes it
 * @param clientId {@code ASSAY_OIDC_CLIENT_ID}: what the provider calls this installation
 * @param clientSecret {@code ASSAY_OIDC_CLIENT_SECRET}, or in the file {@code ASSAY_OIDC_CLIENT_SECRET_FILE}
 */
public record OidcSettings(String issuer, String clientId, String clientSecret) {

    /** Refuses an issuer that anybody on the way could pretend to be. */
    public OidcSettings {
        URI address = URI.create(issuer);
        boolean here = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && here)) {
            throw new IllegalArgumentException(
                    "ASSAY_OIDC_ISSUER is '" + issuer + "', which does not begin with https://");
        }
    }

    @Override
    public String toString() {
        return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
}
