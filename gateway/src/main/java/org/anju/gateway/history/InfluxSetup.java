package org.anju.gateway.history;

import java.time.Duration;
import java.util.List;
import org.influxdb.dto.QueryResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes database and retention ready on the server, or says which statements somebody with the right must run. */
final class InfluxSetup {
    /** Retention policy of points as they came. */
    static final String RAW = "raw";

    private static final Logger LOG = LoggerFactory.getLogger(InfluxSetup.class);
    private static final String SHARD = "1d";

    private final InfluxConnection connection;
    private final Duration retention;
    private boolean told;

    InfluxSetup(InfluxConnection connection, Duration retention) {
        this.connection = connection;
        this.retention = retention;
    }

    /** Returns the retention policy to write to and read from, empty for the server's default. */
    String prepare() throws StoreUnavailableException {
        if (!connection.version().startsWith("1.")) {
            requireDatabase();
            return "";
        }
        try {
            connection.change(createDatabase());
            boolean exists = rows("SHOW RETENTION POLICIES ON " + Quote.name(database())).stream()
                    .anyMatch(row -> RAW.equals(row.get(0)));
            connection.change((exists ? "ALTER" : "CREATE") + policy());
            return RAW;
        } catch (StoreUnavailableException e) {
            if (!(e.getCause() instanceof InfluxRefusal refusal) || !refusal.isForbidden()) {
                throw e;
            }
            return withoutRight();
        }
    }

    private String withoutRight() throws StoreUnavailableException {
        requireDatabase();
        boolean exists = false;
        try {
            exists = rows("SHOW RETENTION POLICIES ON " + Quote.name(database())).stream()
                    .anyMatch(row -> RAW.equals(row.get(0)));
        } catch (StoreUnavailableException e) {
            LOG.debug("cannot list retention policies: {}", e.getMessage());
        }
        if (!exists && !told) {
            told = true;
            LOG.warn(
                    "InfluxDB at {} does not let the gateway set retention: points go to the default retention policy. To change that, run as"
                            + " an administrator: CREATE{}",
                    connection.target(),
                    policy());
        }
        return exists ? RAW : "";
    }

    private void requireDatabase() throws StoreUnavailableException {
        if (rows("SHOW DATABASES").stream().noneMatch(row -> database().equals(row.get(0)))) {
            throw new StoreUnavailableException(
                    "InfluxDB at " + connection.target() + " shows no database '" + database()
                            + "'; on 1.x run as an administrator: " + createDatabase()
                            + "; on 2.x and 3 create a bucket and map the database to it");
        }
    }

    private String createDatabase() {
        return "CREATE DATABASE " + Quote.name(database());
    }

    private String policy() {
        return " RETENTION POLICY " + Quote.name(RAW) + " ON " + Quote.name(database()) + " DURATION "
                + Math.max(1, retention.toHours()) + "h REPLICATION 1 SHARD DURATION " + SHARD;
    }

    private String database() {
        return connection.target().database();
    }

    private List<List<Object>> rows(String statement) throws StoreUnavailableException {
        List<QueryResult.Result> results = connection.read(statement);
        List<QueryResult.Series> series =
                results.isEmpty() ? null : results.get(0).getSeries();
        List<List<Object>> rows =
                series == null || series.isEmpty() ? null : series.get(0).getValues();
        return rows == null ? List.of() : rows;
    }
}
