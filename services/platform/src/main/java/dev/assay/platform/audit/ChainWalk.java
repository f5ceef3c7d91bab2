package dev.assay.platform.audit;

import java.util.Optional;

/** Goes along a chain entry by entry and stops at the first that does not follow the one before. */
final class ChainWalk {

    private final String organisationId;
    private long sequence;
    private String sha256 = AuditEntry.GENESIS;

    ChainWalk(String organisationId) {
        this.organisationId = organisationId;
    }

    long sequence() {
        return sequence;
    }

    /** Takes the next entry; says what is wrong with it. */
    Optional<ChainCheck.Broken> take(AuditEntry entry) {
        long next = sequence + 1;
        if (entry.sequence() != next) {
            return broken(next, "the entry is missing: the one found after it is " + entry.sequence());
        }
        if (!entry.isIntact()) {
            return broken(next, "the content was changed: its hash is another");
        }
        if (!entry.previousSha256().equals(sha256)) {
            return broken(next, "it does not follow the entry before");
        }
        sequence = next;
        sha256 = entry.sha256();
        return Optional.empty();
    }

    /** Whether the chain ends where its head says. */
    Optional<ChainCheck.Broken> end(Optional<Head> head) {
        if (head.isEmpty()) {
            return sequence == 0 ? Optional.empty() : broken(sequence, "the head of the chain is missing");
        }
        if (head.get().sequence() > sequence) {
            return broken(
                    sequence + 1,
                    "the end is missing: the chain had " + head.get().sequence() + " entries");
        }
        if (head.get().sequence() < sequence) {
            return broken(head.get().sequence() + 1, "entries stand behind the head of the chain");
        }
        return head.get().sha256().equals(sha256)
                ? Optional.empty()
                : broken(sequence, "the head of the chain names another hash");
    }

    ChainCheck found(Optional<ChainCheck.Broken> broken) {
        return new ChainCheck(organisationId, sequence, sha256, broken.orElse(null));
    }

    /** Where a chain ends, as it is remembered beside it. */
    record Head(long sequence, String sha256) {}

    private static Optional<ChainCheck.Broken> broken(long sequence, String how) {
        return Optional.of(new ChainCheck.Broken(sequence, how));
    }
}
