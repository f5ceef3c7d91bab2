package dev.assay.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.platform.access.Actor;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChainWalkTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.000001Z");

    @Test
    void anEntryThatWasSealedAnewBreaksTheChainAtTheNext() {
        AuditEntry first = entry(1, AuditEntry.GENESIS, "{}");
        AuditEntry second = entry(2, first.sha256(), "{}");
        AuditEntry forged = entry(1, AuditEntry.GENESIS, "{\"forged\":true}");
        ChainWalk walk = new ChainWalk("company");

        assertThat(walk.take(forged)).isEmpty();
        assertThat(walk.take(second)).hasValueSatisfying(broken -> {
            assertThat(broken.sequence()).isEqualTo(2);
            assertThat(broken.how()).contains("does not follow");
        });
        assertThat(walk.found(Optional.empty()).entries()).isEqualTo(1);
    }

    @Test
    void aChainWrittenAnewToItsEndBreaksAtTheHeadThatWasKept() {
        ChainWalk walk = new ChainWalk("company");
        AuditEntry forged = entry(1, AuditEntry.GENESIS, "{\"forged\":true}");
        walk.take(forged);

        String kept = entry(1, AuditEntry.GENESIS, "{}").sha256();
        assertThat(walk.end(Optional.of(new ChainWalk.Head(1, kept)))).isPresent();
        assertThat(walk.end(Optional.of(new ChainWalk.Head(1, forged.sha256()))))
                .isEmpty();
    }

    @Test
    void noTwoContentsLookAlike() {
        AuditEntry one = new AuditEntry(
                "company", 1, AT, new Actor(Actor.Kind.ACCOUNT, "a"), "bc", "d", "e", "{}", AuditEntry.GENESIS, "");
        AuditEntry other = new AuditEntry(
                "company", 1, AT, new Actor(Actor.Kind.ACCOUNT, "ab"), "c", "d", "e", "{}", AuditEntry.GENESIS, "");

        assertThat(one.sealed().sha256()).isNotEqualTo(other.sealed().sha256());
    }

    private static AuditEntry entry(long sequence, String previous, String detail) {
        return new AuditEntry(
                        "company",
                        sequence,
                        AT,
                        new Actor(Actor.Kind.ACCOUNT, "somebody"),
                        "account.changed",
                        "account",
                        "somebody",
                        detail,
                        previous,
                        "")
                .sealed();
    }
}
