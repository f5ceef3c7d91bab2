package dev.assay.platform.audit;

import dev.assay.platform.access.Actor;
import io.micronaut.serde.annotation.Serdeable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One link of a company's chain.
 *
 * @param sequence from 1, without gaps
 * @param at to the microsecond
 * @param action what was done, such as {@code invitation.sent}
 * @param objectKind what it was done to
 * @param objectId names that
 * @param detail JSON, with ids rather than names: entries stay when a candidate's data go
 * @param previousSha256 hash of the entry before; 64 zeros for the first
 * @param sha256 hash of this one, lower-case hex
 */
@Serdeable
public record AuditEntry(
        String organisationId,
        long sequence,
        Instant at,
        Actor actor,
        String action,
        String objectKind,
        String objectId,
        String detail,
        String previousSha256,
        String sha256) {

    /** What the first entry of a chain follows. */
    static final String GENESIS = "0".repeat(64);

    /** Whether the hash is that of the content. */
    boolean isIntact() {
        return sha256.equals(hash());
    }

    /** With the hash that belongs to its content. */
    AuditEntry sealed() {
        return new AuditEntry(
                organisationId, sequence, at, actor, action, objectKind, objectId, detail, previousSha256, hash());
    }

    /** SHA-256 over every field but itself, each preceded by its length so that no two contents look alike. */
    private String hash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(bytes);
        List<String> fields = List.of(
                previousSha256,
                organisationId,
                Long.toString(sequence),
                at.toString(),
                actor.kind().name(),
                actor.id(),
                action,
                objectKind,
                objectId,
                detail);
        try {
            for (String field : fields) {
                byte[] text = field.getBytes(StandardCharsets.UTF_8);
                output.writeInt(text.length);
                output.write(text);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
