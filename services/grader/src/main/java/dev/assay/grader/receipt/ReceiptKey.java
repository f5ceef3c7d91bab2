package dev.assay.grader.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The Ed25519 key that an installation signs its receipts with (RFC 8032).
 *
 * <p>Immutable and thread-safe.
 */
public final class ReceiptKey {
    /** File with the private key, readable by its owner only. */
    static final String PRIVATE_FILE = "receipt-key.pem";

    /** File with the public key, to be given to whoever checks receipts. */
    public static final String PUBLIC_FILE = "receipt-key.pub.pem";

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private ReceiptKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** The key kept in this folder, made on first use. */
    public static ReceiptKey in(Path home) {
        try {
            Path publicFile = home.resolve(PUBLIC_FILE);
            Path privateFile = home.resolve(PRIVATE_FILE);
            if (!Files.exists(privateFile)) {
                KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                // One file holds both halves, so that a crash in between cannot leave a pair that does not match.
                String both = pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + pem("PUBLIC KEY", pair.getPublic().getEncoded());
                PrivateFiles.createOnce(home, PRIVATE_FILE, both);
            }
            String both = Files.readString(privateFile);
            PublicKey publicKey = publicKey(both);
            if (!Files.exists(publicFile)) {
                PrivateFiles.createOnce(home, PUBLIC_FILE, pem("PUBLIC KEY", publicKey.getEncoded()));
            }
            PrivateKey privateKey = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(unpem("PRIVATE KEY", both)));
            return new ReceiptKey(privateKey, publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the receipt key in " + home + " cannot be used", e);
        }
    }

    /**
     * Reads a public key in PEM form.
     *
     * @throws GeneralSecurityException when it is none
     */
    public static PublicKey publicKey(String text) throws GeneralSecurityException {
        return decode(unpem("PUBLIC KEY", text));
    }

    /** The half that others check with. */
    public PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(key);
        signature.update(message);
        return signature.verify(signed);
    }

    /** A short name for a key: the SHA-256 of its X.509 form. */
    static String id(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey decode(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String pem(String label, byte[] encoded) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END " + label
                + "-----\n";
    }

    private static byte[] unpem(String label, String text) throws GeneralSecurityException {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----", Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new GeneralSecurityException("no " + label + " block in PEM form");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the " + label + " block is not Base64", e);
        }
    }
}
