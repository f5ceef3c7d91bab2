package dev.assay.platform.account;

import static dev.assay.schema.Tables.ACCESS_LINK;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.TimeOrderedId;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.installation.LinkSigner;
import dev.assay.platform.organisation.Organisation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Links that work once. The rows say whether they still hold; the links themselves are signed and not stored. */
@Singleton
class AccessLinkRepository extends JooqRepository {

    private final Clock clock;

    AccessLinkRepository(HikariDataSource dataSource, Clock clock) {
        super(dataSource);
        this.clock = clock;
    }

    /** The open link to set the installation up: the one there is, or a new one. */
    String openSetUp(Duration valid) {
        return dsl.select(ACCESS_LINK.ID)
                .from(ACCESS_LINK)
                .where(open(LinkSigner.Kind.SET_UP))
                .limit(1)
                .fetchOptional(ACCESS_LINK.ID)
                .orElseGet(() -> {
                    String id = TimeOrderedId.next(clock);
                    dsl.insertInto(ACCESS_LINK)
                            .set(ACCESS_LINK.ID, id)
                            .set(ACCESS_LINK.KIND, LinkSigner.Kind.SET_UP.name())
                            .set(ACCESS_LINK.ORGANISATION_ID, Organisation.HOST)
                            .set(ACCESS_LINK.CREATED_AT, clock.instant())
                            .set(ACCESS_LINK.EXPIRES_AT, clock.instant().plus(valid))
                            .execute();
                    return id;
                });
    }

    boolean isOpen(String id, LinkSigner.Kind kind) {
        return dsl.fetchExists(ACCESS_LINK, ACCESS_LINK.ID.eq(id).and(open(kind)));
    }

    /** Uses a link up in the transaction of what it is used for. Nothing happens when it was used or ended before. */
    <T> Optional<T> use(String id, Function<DSLContext, Optional<T>> what) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            int used = transaction
                    .update(ACCESS_LINK)
                    .set(ACCESS_LINK.USED_AT, clock.instant())
                    .where(ACCESS_LINK.ID.eq(id))
                    .and(open())
                    .execute();
            return used == 1 ? what.apply(transaction) : Optional.empty();
        });
    }

    private Condition open(LinkSigner.Kind kind) {
        return ACCESS_LINK.KIND.eq(kind.name()).and(open());
    }

    private Condition open() {
        return ACCESS_LINK
                .USED_AT
                .isNull()
                .and(ACCESS_LINK.REVOKED_AT.isNull())
                .and(ACCESS_LINK.EXPIRES_AT.gt(clock.instant()));
    }
}
