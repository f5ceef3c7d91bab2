package dev.assay.sandbox.docker;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** Labels and names: opaque, because a candidate sees volume and group names in {@code /proc}. */
record Names(String worker, String instance) {
    static final String WORKER = "assay.worker";
    static final String INSTANCE = "assay.instance";
    static final String RUN = "assay.run";
    private static final SecureRandom RANDOM = new SecureRandom();

    static String opaque() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What lives for one run. */
    Map<String, String> ofRun(String run) {
        return Map.of(WORKER, worker, INSTANCE, instance, RUN, run);
    }

    /** What is shared by many runs. */
    Map<String, String> shared() {
        return Map.of(WORKER, worker, INSTANCE, instance);
    }
}
