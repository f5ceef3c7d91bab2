package dev.assay.platform.installation;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret of an installation. Links are signed with it and what must be read again is encrypted with it, each with
 * a key of its own that is derived by HKDF (RFC 5869). Whoever loses it loses every open link and every second factor,
 * and nothing else.
 */
@Singleton
public final class InstallationKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] secret;

    InstallationKey(Settings settings) {
        this.secret = read(settings.keyFile());
    }

    /**
     * HMAC-SHA-256 of a text.
     *
     * @param purpose what it is for: those of different purposes have nothing in common
     */
    public byte[] sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(derived(purpose, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** AES-256-GCM: nonce, then ciphertext and tag. */
    public byte[] encrypt(String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, plain);
        byte[] joined = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, joined, NONCE_BYTES, sealed.length);
        return joined;
    }

    /**
     * What was encrypted for the same purpose.
     *
     * @throws IllegalStateException when it was encrypted with another key, or changed
     */
    public byte[] decrypt(String purpose, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, purpose, nonce, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    private byte[] cipher(int mode, String purpose, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, derived(purpose, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not encrypted with the key of this installation", e);
        }
    }

    private SecretKey derived(String purpose, String algorithm) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        algorithm,
                        HKDFParameterSpec.ofExtract()
                                .addIKM(new SecretKeySpec(secret, "Generic"))
                                .thenExpand(("assay " + purpose).getBytes(StandardCharsets.UTF_8), BYTES));
    }

    private static byte[] read(Path file) {
        try {
            if (Files.notExists(file)) {
                write(file);
            }
            byte[] read = HexFormat.of().parseHex(Files.readString(file).strip());
            if (read.length < BYTES) {
                throw new IllegalStateException(file + " holds fewer than " + BYTES + " bytes");
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " does not hold a key in hexadecimal digits", e);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] drawn = new byte[BYTES];
        RANDOM.nextBytes(drawn);
        PrivateFile.create(file, HexFormat.of().formatHex(drawn));
    }
}
