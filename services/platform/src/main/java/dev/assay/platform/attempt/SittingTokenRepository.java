package dev.assay.platform.attempt;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.JooqRepository;
import dev.assay.platform.access.Caller;
import dev.assay.platform.account.TokenRepository;
import dev.assay.platform.account.TokenSecret;
import dev.assay.platform.audit.AuditAction;
import dev.assay.platform.audit.AuditRepository;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Tokens by which programs of a candidate work on the attempt. */
@Singleton
public class SittingTokenRepository extends JooqRepository {

    private final TokenRepository tokens;
    private final AuditRepository audit;

    SittingTokenRepository(HikariDataSource dataSource, TokenRepository tokens, AuditRepository audit) {
        super(dataSource);
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Makes one, and returns its secret, which is stored nowhere. */
    public String make(Caller caller, Sitting sitting) {
        String secret = TokenSecret.random();
        dsl.transaction(configuration -> {
            DSLContext transaction = DSL.using(configuration);
            tokens.insertForAttempt(transaction, secret, sitting.organisationId(), sitting.id());
            audit.append(
                    transaction,
                    sitting.organisationId(),
                    caller.actor(),
                    AuditAction.TOKEN_MADE,
                    sitting.id(),
                    Map.of("attempt", sitting.id()));
        });
        return secret;
    }
}
