package dev.assay.platform;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/** A provider that answers with whatever token it is told to. */
final class HostileProvider implements AutoCloseable {

    final String issuer;

    private final HttpServer server;
    private final RSAKey known;
    private final RSAKey unknown;
    private volatile Answer answer = Answer.HONEST;
    private volatile String nonce = "";
    private volatile String clientId = "";

    /** What is wrong with a token. */
    enum Answer {
        HONEST,
        OTHER_NONCE,
        NO_NONCE,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        ENDED,
        UNSIGNED,
        SIGNED_BY_ANOTHER_KEY,
        SIGNED_WITH_THE_CLIENTS_SECRET,
        UNVERIFIED_ADDRESS,
        NO_TOKEN
    }

    HostileProvider() throws IOException, JOSEException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        known = new RSAKeyGenerator(2048).keyID("known").generate();
        unknown = new RSAKeyGenerator(2048).keyID("known").generate();
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, metadata()));
        server.createContext("/jwks", exchange -> send(exchange, new JWKSet(known.toPublicJWK()).toString()));
        server.createContext("/token", exchange -> send(exchange, tokens()));
        server.start();
    }

    /** The next token holds this nonce, and this is wrong with it. */
    void answer(Answer next, String clientIdOfNext, String nonceOfNext) {
        this.answer = next;
        this.clientId = clientIdOfNext;
        this.nonce = nonceOfNext;
    }

    private String metadata() {
        return TestPlatform.JSON.writeValueAsString(Map.of(
                "issuer",
                issuer,
                "authorization_endpoint",
                issuer + "/auth",
                "token_endpoint",
                issuer + "/token",
                "jwks_uri",
                issuer + "/jwks",
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"public"},
                "id_token_signing_alg_values_supported",
                new String[] {"RS256", "HS256", "none"}));
    }

    private String tokens() {
        try {
            return answer == Answer.NO_TOKEN
                    ? "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}"
                    : "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token().serialize() + "\"}";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWT token() throws JOSEException {
        Instant now = Instant.now();
        boolean ended = answer == Answer.ENDED;
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(answer == Answer.OTHER_ISSUER ? "https://evil.example" : issuer)
                .subject("hostile")
                .audience(answer == Answer.OTHER_AUDIENCE ? "somebody-else" : clientId)
                .issueTime(Date.from(now.minus(ended ? Duration.ofHours(2) : Duration.ZERO)))
                .expirationTime(Date.from(now.plus(ended ? Duration.ofHours(-1) : Duration.ofHours(1))))
                .claim("nonce", answer == Answer.NO_NONCE ? null : answer == Answer.OTHER_NONCE ? "other" : nonce)
                .claim("email", TestPlatform.OWNER_EMAIL)
                .claim("email_verified", answer != Answer.UNVERIFIED_ADDRESS)
                .build();
        if (answer == Answer.UNSIGNED) {
            return new PlainJWT(claims);
        }
        boolean symmetric = answer == Answer.SIGNED_WITH_THE_CLIENTS_SECRET;
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(symmetric ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                        .keyID("known")
                        .build(),
                claims);
        token.sign(
                symmetric
                        ? new MACSigner(OidcTest.SECRET)
                        : new RSASSASigner(answer == Answer.SIGNED_BY_ANOTHER_KEY ? unknown : known));
        return token;
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
