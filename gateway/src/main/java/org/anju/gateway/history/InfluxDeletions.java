package org.anju.gateway.history;

import java.util.List;
import org.anju.gateway.privacy.Deletion;
import org.influxdb.dto.QueryResult;

/** Deletes from an InfluxDB and proves it: counts before, deletes, counts again. */
final class InfluxDeletions {
    private static final long DAY_MS = 86_400_000;

    private final InfluxConnection connection;

    InfluxDeletions(InfluxConnection connection) {
        this.connection = connection;
    }

    /** Events about persons. Only InfluxDB 1.x deletes by tag through its 1.x API; later ones are told to forget the bucket sooner. */
    Deletion personal(String policy, long beforeMs) throws StoreUnavailableException {
        String which =
                Quote.name(LineEncoder.PERSONAL) + " = " + Quote.text(LineEncoder.YES) + " AND " + before(beforeMs);
        String found = "SELECT count(" + Quote.name(LineEncoder.DATA) + ") FROM " + events(policy) + " WHERE " + which;
        long old = count(found);
        if (old == 0) {
            return Deletion.NONE;
        }
        if (!connection.version().startsWith("1.")) {
            throw new StoreUnavailableException("InfluxDB at " + connection.target() + " keeps " + old
                    + " personal events longer than retention.personalEvents allows, and releases after 1.x delete none through this"
                    + " interface; shorten the retention of its bucket");
        }
        String times = "SELECT " + Quote.name(LineEncoder.RECEIVED) + " FROM " + events(policy) + " WHERE " + which
                + " ORDER BY time ";
        long fromMs = time(times + "ASC LIMIT 1");
        long toMs = time(times + "DESC LIMIT 1");
        connection.change("DELETE FROM " + Quote.name(LineEncoder.EVENT) + " WHERE " + which);
        return new Deletion(old, fromMs, toMs, count(found));
    }

    /** The server's retention policy deletes by itself, a shard of one day at a time; what it has left for longer is counted. */
    Deletion expired(String policy, long beforeMs) throws StoreUnavailableException {
        String every = policy.isEmpty() ? "/.*/" : Quote.name(policy) + "./.*/";
        long left = count("SELECT count(*) FROM " + every + " WHERE " + before(beforeMs - DAY_MS));
        return new Deletion(0, 0, 0, left);
    }

    private static String events(String policy) {
        return (policy.isEmpty() ? "" : Quote.name(policy) + ".") + Quote.name(LineEncoder.EVENT);
    }

    private static String before(long beforeMs) {
        return "time < " + beforeMs + "ms";
    }

    /** The largest count of any field: how many points there are at least. */
    private long count(String statement) throws StoreUnavailableException {
        long most = 0;
        for (QueryResult.Result result : connection.read(statement)) {
            for (QueryResult.Series series :
                    result.getSeries() == null ? List.<QueryResult.Series>of() : result.getSeries()) {
                long ofSeries = 0;
                for (List<Object> row : series.getValues()) {
                    for (Object cell : row.subList(1, row.size())) {
                        ofSeries = Math.max(ofSeries, cell instanceof Number number ? number.longValue() : 0);
                    }
                }
                most += ofSeries;
            }
        }
        return most;
    }

    private long time(String statement) throws StoreUnavailableException {
        for (QueryResult.Result result : connection.read(statement)) {
            if (result.getSeries() != null
                    && result.getSeries().get(0).getValues().get(0).get(0) instanceof Number at) {
                return at.longValue();
            }
        }
        return 0;
    }
}
