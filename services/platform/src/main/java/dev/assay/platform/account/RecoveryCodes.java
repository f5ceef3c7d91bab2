package dev.assay.platform.account;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.codec.binary.Base32;

/** Codes that stand in for a lost phone, each once. 80 bits each, so that a plain hash is enough to store them. */
final class RecoveryCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    /** Ten new ones, such as {@code k3ya-9x2m-c7dq-p4wz}. */
    static List<String> draw() {
        return Stream.generate(RecoveryCodes::one).limit(CODES).toList();
    }

    /** What is stored of a code, however it was typed. */
    static String hash(String code) {
        return TokenSecret.hash(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    private static String one() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String code = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }
}
