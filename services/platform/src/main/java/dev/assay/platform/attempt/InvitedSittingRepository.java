package dev.assay.platform.attempt;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.invitation.Invitation;
import dev.assay.platform.invitation.InvitationListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/** What becomes of an attempt when its invitation changes, in the same transaction. */
@Singleton
class InvitedSittingRepository extends JooqRepository implements InvitationListener {

    private final SittingRepository sittings;

    InvitedSittingRepository(HikariDataSource dataSource, SittingRepository sittings) {
        super(dataSource);
        this.sittings = sittings;
    }

    @Override
    public void extended(Connection transaction, Invitation invitation, Instant newEnd) {
        sittings.extend(within(transaction), invitation.id(), newEnd);
    }

    @Override
    public void revoked(Connection transaction, Invitation invitation) {
        Sitting.CloseReason reason =
                invitation.withdrawnAt() == null ? Sitting.CloseReason.REVOKED : Sitting.CloseReason.WITHDRAWN;
        sittings.end(within(transaction), invitation.id(), reason);
    }

    @Override
    public void restored(Connection transaction, Invitation invitation) {
        sittings.restore(within(transaction), invitation.id());
    }
}
