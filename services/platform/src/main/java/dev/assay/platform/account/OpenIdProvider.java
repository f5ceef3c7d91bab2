package dev.assay.platform.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.assay.platform.installation.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The OpenID provider of an installation: authorization code flow with PKCE, state and nonce. */
final class OpenIdProvider {

    private static final int PATIENCE = Math.toIntExact(Duration.ofSeconds(10).toMillis());

    private final OidcSettings settings;
    private final URI callback;
    private volatile @Nullable Connected connected;

    OpenIdProvider(OidcSettings settings, URI callback) {
        this.settings = settings;
        this.callback = callback;
    }

    /** What the provider says of itself, and what checks its tokens. */
    private record Connected(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

    /**
     * Whom the provider vouches for.
     *
     * @param email the address if the provider verified it
     */
    record Identity(String issuer, String subject, Optional<String> email) {}

    /** An answer that proves nothing. The message is for the log, not for whoever sent it. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Where a browser is sent. */
    URI authorization(OidcFlow flow) throws RefusedException {
        return new AuthenticationRequest.Builder(
                        new ResponseType(ResponseType.Value.CODE),
                        new Scope("openid", "email", "profile"),
                        new ClientID(settings.clientId()),
                        callback)
                .endpointURI(connected().metadata().getAuthorizationEndpointURI())
                .state(new State(flow.state()))
                .nonce(new Nonce(flow.nonce()))
                .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** The issuer that answers must come from. */
    String issuer() {
        return settings.issuer();
    }

    /** Exchanges a code for an identity: signature, issuer, audience, nonce and time of the token are checked. */
    Identity identity(String code, OidcFlow flow) throws RefusedException {
        Connected provider = connected();
        try {
            OIDCTokenResponse tokens = exchange(provider, code, flow);
            JWT token = tokens.getOIDCTokens().getIDToken();
            if (token == null) {
                throw new RefusedException("the provider's answer holds no token of who it is");
            }
            IDTokenClaimsSet claims = provider.validator().validate(token, new Nonce(flow.nonce()));
            String subject = claims.getSubject().getValue();
            UserInfo person = person(provider, tokens.getOIDCTokens().getAccessToken(), claims);
            Optional<String> email = Boolean.TRUE.equals(person.getEmailVerified())
                    ? Optional.ofNullable(person.getEmailAddress()).flatMap(AccountFields::emailOf)
                    : Optional.empty();
            return new Identity(settings.issuer(), subject, email);
        } catch (ParseException | BadJOSEException | JOSEException | IOException e) {
            throw new RefusedException("the provider's answer proves nothing: " + e.getMessage(), e);
        }
    }

    private OIDCTokenResponse exchange(Connected provider, String code, OidcFlow flow)
            throws IOException, ParseException, RefusedException {
        TokenRequest request = new TokenRequest.Builder(
                        provider.metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), callback, new CodeVerifier(flow.verifier())))
                .build();
        TokenResponse response = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            throw new RefusedException("the provider refused the code: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        return (OIDCTokenResponse) response.toSuccessResponse();
    }

    /** Providers tell the address in the token or at an endpoint of its own. */
    private static UserInfo person(Connected provider, AccessToken token, IDTokenClaimsSet claims)
            throws IOException, ParseException, RefusedException {
        UserInfo told = new UserInfo(claims.getSubject());
        told.putAll(claims);
        URI endpoint = provider.metadata().getUserInfoEndpointURI();
        if (told.getEmailAddress() != null || endpoint == null) {
            return told;
        }
        UserInfoResponse response = UserInfoResponse.parse(send(new UserInfoRequest(endpoint, token).toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            throw new RefusedException("the provider did not say who it is");
        }
        UserInfo person = response.toSuccessResponse().getUserInfo();
        if (person == null || !person.getSubject().equals(claims.getSubject())) {
            throw new RefusedException("the provider spoke of somebody else than its token");
        }
        return person;
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(PATIENCE);
        request.setReadTimeout(PATIENCE);
        request.setFollowRedirects(false);
        return request.send();
    }

    private Connected connected() throws RefusedException {
        @Nullable Connected known = connected;
        if (known != null) {
            return known;
        }
        try {
            Connected made = connect();
            connected = made;
            return made;
        } catch (GeneralException | IOException e) {
            throw new RefusedException("the provider cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Never a token without a signature, nor one signed with a secret that the client shares. */
    private Connected connect() throws GeneralException, IOException {
        Issuer issuer = new Issuer(settings.issuer());
        OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE, PATIENCE);
        Set<JWSAlgorithm> algorithms =
                new HashSet<>(Objects.requireNonNullElse(metadata.getIDTokenJWSAlgs(), List.of(JWSAlgorithm.RS256)));
        algorithms.retainAll(JWSAlgorithm.Family.SIGNATURE);
        JWSVerificationKeySelector<SecurityContext> keys = new JWSVerificationKeySelector<>(
                algorithms,
                JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build());
        return new Connected(metadata, new IDTokenValidator(issuer, new ClientID(settings.clientId()), keys, null));
    }
}
