package org.anju.gateway.history;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.influxdb.dto.QueryResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes database, retention and the place of rollups ready on the server, or says which statements somebody with the right must run. */
final class InfluxSetup {
    /** Retention policy of points as they came. */
    static final String RAW = "raw";

    private static final Logger LOG = LoggerFactory.getLogger(InfluxSetup.class);

    /** Retention policy of rollups. */
    static final String ROLLUP = "rollup";

    private final InfluxConnection connection;
    private final Retention retention;
    private boolean told;

    /**
     * What the server has.
     *
     * @param raw retention policy to write to and read from, empty for the server's default
     * @param rollups whether rollups can be kept
     */
    record Ready(String raw, boolean rollups) {}

    InfluxSetup(InfluxConnection connection, Retention retention) {
        this.connection = connection;
        this.retention = retention;
    }

    Ready prepare() throws StoreUnavailableException {
        if (!isOurs()) {
            requireDatabase();
            return new Ready("", false);
        }
        try {
            connection.change(createDatabase());
            Set<String> there = policies();
            for (String policy : List.of(RAW, ROLLUP)) {
                connection.change((there.contains(policy) ? "ALTER" : "CREATE") + policy(policy));
            }
            return new Ready(RAW, true);
        } catch (StoreUnavailableException e) {
            if (!(e.getCause() instanceof InfluxRefusal refusal) || !refusal.isForbidden()) {
                throw e;
            }
            return withoutRight();
        }
    }

    /** Only 1.x lets a client set retention and roll up inside the server; a bucket of 2.x or 3 has a retention of its own. */
    private boolean isOurs() throws StoreUnavailableException {
        return connection.version().startsWith("1.");
    }

    /** The statements still to be run, by whoever has the right; none when all is there, or when there is no database yet. */
    List<String> missing() throws StoreUnavailableException {
        if (!isOurs() || !hasDatabase()) {
            return List.of();
        }
        Set<String> there = policies();
        return Stream.of(RAW, ROLLUP)
                .filter(policy -> !there.contains(policy))
                .map(policy -> "CREATE" + policy(policy))
                .toList();
    }

    private Ready withoutRight() throws StoreUnavailableException {
        requireDatabase();
        List<String> missing;
        try {
            missing = missing();
        } catch (StoreUnavailableException e) {
            LOG.debug("cannot list retention policies: {}", e.getMessage());
            missing = List.of("CREATE" + policy(RAW), "CREATE" + policy(ROLLUP));
        }
        if (!missing.isEmpty() && !told) {
            told = true;
            LOG.warn(
                    "InfluxDB at {} does not let the gateway set retention: points are kept as long as the server is set to, and without"
                            + " rollups long ranges take long and end with the points. Run as an administrator, then start the gateway"
                            + " anew: {}",
                    connection.target(),
                    String.join("; ", missing));
        }
        boolean raw = missing.stream().noneMatch(statement -> statement.contains(Quote.name(RAW)));
        return new Ready(raw ? RAW : "", missing.isEmpty());
    }

    private Set<String> policies() throws StoreUnavailableException {
        return rows("SHOW RETENTION POLICIES ON " + Quote.name(database())).stream()
                .map(row -> String.valueOf(row.get(0)))
                .collect(Collectors.toSet());
    }

    private boolean hasDatabase() throws StoreUnavailableException {
        return rows("SHOW DATABASES").stream().anyMatch(row -> database().equals(row.get(0)));
    }

    private void requireDatabase() throws StoreUnavailableException {
        if (!hasDatabase()) {
            throw new StoreUnavailableException(
                    "InfluxDB at " + connection.target() + " shows no database '" + database()
                            + "'; on 1.x run as an administrator: " + createDatabase()
                            + "; on 2.x and 3 create a bucket and map the database to it");
        }
    }

    private String createDatabase() {
        return "CREATE DATABASE " + Quote.name(database());
    }

    /** Shards of the points are days, so that whole days go; those of the few rollups are longer, since each shard costs memory. */
    private String policy(String name) {
        boolean raw = name.equals(RAW);
        long hours = Math.max(1, (raw ? retention.raw() : retention.rollups()).toHours());
        return " RETENTION POLICY " + Quote.name(name) + " ON " + Quote.name(database()) + " DURATION " + hours
                + "h REPLICATION 1 SHARD DURATION " + (raw ? "1d" : "7d");
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
