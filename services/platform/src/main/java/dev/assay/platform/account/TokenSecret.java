package dev.assay.platform.account;

import dev.assay.pack.TreeDigest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Secrets of API tokens: 256 bits each, so that a plain hash is enough to store them. */
public final class TokenSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private TokenSecret() {}

    /** A random one. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    /**
     * The secret of what a manager makes, drawn from the manager's own: a repeated request gets the same answer
     * although nothing is stored that could be read back.
     */
    public static String derived(String managerSecret, String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(managerSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return text(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is stored of a secret. */
    public static String hash(String secret) {
        return HexFormat.of().formatHex(TreeDigest.sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] bytes) {
        return "assay_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
