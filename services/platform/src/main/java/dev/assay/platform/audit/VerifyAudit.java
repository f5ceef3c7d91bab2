package dev.assay.platform.audit;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.grading.database.ConnectionPool;
import dev.assay.platform.installation.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies the chains of every company from the command line. */
public final class VerifyAudit {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyAudit.class);

    private final Settings settings;

    /** Of the database that the settings name. */
    public VerifyAudit(Settings settings) {
        this.settings = settings;
    }

    /** Verifies and tells. Returns 0 when every chain is intact, else 1. */
    public int run() {
        try (HikariDataSource dataSource =
                ConnectionPool.open(settings.databaseUrl(), settings.databaseUser(), settings.databasePassword(), 1)) {
            ChainRepository chains = new ChainRepository(dataSource);
            boolean intact = true;
            for (String organisation : chains.organisations()) {
                ChainCheck check = chains.verify(organisation);
                tell(check);
                intact &= check.intact();
            }
            return intact ? 0 : 1;
        }
    }

    private static void tell(ChainCheck check) {
        ChainCheck.Broken broken = check.broken();
        if (broken == null) {
            LOG.info(
                    "company {}: {} entries are intact, head {}",
                    check.organisationId(),
                    check.entries(),
                    check.headSha256());
        } else {
            LOG.error(
                    "company {}: BROKEN at entry {}: {}; {} entries before it are intact",
                    check.organisationId(),
                    broken.sequence(),
                    broken.how(),
                    check.entries());
        }
    }
}
