package dev.assay.platform.installation;

import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Links that nobody can make up: an id, a version, and 20 bytes of an HMAC over both. Nothing of a link is stored, so
 * nothing can be read from the database or a log of it; the row that it names tells whether it still holds.
 */
@Singleton
public final class LinkSigner {

    private static final int BODY_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int MAC_BYTES = 20;

    private final InstallationKey key;
    private final URI publicUrl;

    LinkSigner(InstallationKey key, Settings settings) {
        this.key = key;
        this.publicUrl = settings.publicUrl();
    }

    /** What a link is for. */
    public enum Kind {
        /** Sets the installation up. */
        SET_UP("set-up"),
        /** Makes somebody a member of a company. */
        JOIN("join"),
        /** Lets somebody choose a new password. */
        RECOVERY("recover"),
        /** A candidate's own. */
        INVITATION("i"),
        /** Anybody's who has it, within its bounds. */
        SHARED("s");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    /**
     * What a link says.
     *
     * @param id names a row
     * @param version of the row's link: a row that moved on to another has no use for this one
     */
    public record Signed(String id, int version) {}

    /** The address with the signature in it. */
    public URI link(Kind kind, String id, int version) {
        return publicUrl.resolve("/" + kind.path + "/" + token(kind, id, version));
    }

    /** The signed part of the address. */
    public String token(Kind kind, String id, int version) {
        byte[] body = body(UUID.fromString(id), version);
        byte[] token = Arrays.copyOf(body, BODY_BYTES + MAC_BYTES);
        System.arraycopy(mac(kind, body), 0, token, BODY_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says; empty when it is none of ours, or for something else. */
    public Optional<Signed> verify(Kind kind, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != BODY_BYTES + MAC_BYTES) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        if (!MessageDigest.isEqual(mac(kind, body), Arrays.copyOfRange(bytes, BODY_BYTES, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(body);
        return Optional.of(new Signed(new UUID(read.getLong(), read.getLong()).toString(), read.getInt()));
    }

    private static byte[] body(UUID id, int version) {
        return ByteBuffer.allocate(BODY_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putInt(version)
                .array();
    }

    private byte[] mac(Kind kind, byte[] body) {
        String purpose = "link " + kind.name().toLowerCase(Locale.ROOT);
        String text = Base64.getEncoder().encodeToString(body);
        return Arrays.copyOf(key.sign(purpose, text), MAC_BYTES);
    }
}
