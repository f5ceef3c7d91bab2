package dev.assay.grading.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Opens pools of connections with the settings that this system relies on. */
public final class ConnectionPool {

    private ConnectionPool() {}

    /**
     * Opens a pool. It connects when it is first used, and waits up to ten seconds for a server that is away.
     *
     * @param url {@code jdbc:mysql://...}
     * @param size most connections at a time
     */
    public static HikariDataSource open(String url, String user, String password, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        // REPEATABLE READ deadlocks on SKIP LOCKED.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        config.addDataSourceProperty("sessionVariables", "group_concat_max_len=4294967295");
        config.addDataSourceProperty("connectTimeout", "5000");
        config.addDataSourceProperty("socketTimeout", "30000");
        return new HikariDataSource(config);
    }
}
