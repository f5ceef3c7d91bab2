package dev.assay.platform.invitation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * What came of a step.
 *
 * @param actionId takes it back
 * @param done invitations that it changed
 * @param skipped invitations that it does not fit, such as a reminder to somebody who has begun
 * @param undoUntil until when it can be taken back; mails go out then
 */
@Serdeable
public record Done(String actionId, int done, int skipped, Instant undoUntil) {}
