package dev.assay.pack.hidden;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret that a pack's prepare program draws its hidden split from: another in every installation. */
public final class PrepareSecret {

    /** Name of the file under {@code /in} of the prepare run. */
    public static final String FILE = "secret";

    private static final int LEAST_BYTES = 32;

    private PrepareSecret() {}

    /**
     * HMAC-SHA256 (RFC 2104) of {@code id "\n" version} under the installation's secret: 64 lower-case hex characters.
     *
     * @throws IllegalArgumentException when the installation's secret is shorter than 32 bytes
     */
    public static String derive(byte[] installationSecret, String packId, String version) {
        if (installationSecret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("the installation secret needs at least " + LEAST_BYTES + " bytes");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(installationSecret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((packId + "\n" + version).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
