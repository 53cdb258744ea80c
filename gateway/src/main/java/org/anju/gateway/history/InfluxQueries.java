package org.anju.gateway.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.influxdb.dto.QueryResult;
import org.jspecify.annotations.Nullable;

/** The questions the gateway asks an InfluxDB, in InfluxQL, and the reading of its answers. */
final class InfluxQueries {
    private static final long FARTHEST_MS = 9_223_372_036_000L;

    private final InfluxConnection connection;

    InfluxQueries(InfluxConnection connection) {
        this.connection = connection;
    }

    Series series(
            String policy,
            Device device,
            List<Field> fields,
            long fromMs,
            long toMs,
            @Nullable Duration every,
            int limit)
            throws StoreUnavailableException {
        List<String> columns = Columns.of(fields, every);
        if (fields.isEmpty() || fromMs >= toMs || limit < 1) {
            return new Series(columns, List.of(), false);
        }
        List<String> selected = new ArrayList<>();
        for (Field field : fields) {
            String name = Quote.name(field.name());
            if (every == null) {
                selected.add(name);
            } else if (field.isText()) {
                selected.add("last(" + name + ")");
            } else {
                Columns.AGGREGATES.forEach(aggregate -> selected.add(aggregate + "(" + name + ")"));
            }
        }
        String grouping = every == null ? "" : " GROUP BY time(" + Columns.millis(every) + "ms) fill(none)";
        List<List<Object>> answer = ask("SELECT " + String.join(", ", selected)
                + source(policy, device.kind().name(), device, fromMs, toMs) + grouping + newest(limit + 1L));
        List<List<@Nullable Object>> rows = new ArrayList<>(answer.size());
        for (List<Object> cells : answer.subList(0, Math.min(limit, answer.size()))) {
            rows.add(row(cells, fields, every != null));
        }
        Collections.reverse(rows);
        return new Series(columns, rows, answer.size() > limit);
    }

    private static List<@Nullable Object> row(List<Object> cells, List<Field> fields, boolean bucket) {
        List<@Nullable Object> row = new ArrayList<>(cells.size());
        row.add(whole(cells.get(0)));
        for (Field field : fields) {
            int width = bucket && !field.isText() ? Columns.AGGREGATES.size() : 1;
            for (int i = 0; i < width; i++) {
                Object cell = cells.get(row.size());
                row.add(cell instanceof Number number && !bucket ? number(field, number.doubleValue()) : cell);
            }
        }
        return row;
    }

    private static Object number(Field field, double value) {
        return switch (field.type()) {
            case INTEGER -> (long) value;
            case FLAG -> value != 0;
            default -> value;
        };
    }

    List<DeviceEvent> events(String policy, Device device, long fromMs, long toMs, int limit)
            throws StoreUnavailableException {
        if (fromMs >= toMs || limit < 1) {
            return List.of();
        }
        List<List<Object>> answer = ask("SELECT " + LineEncoder.DATA + ", " + LineEncoder.RECEIVED + ", "
                + LineEncoder.QUALITY + ", \"event\"" + source(policy, LineEncoder.EVENT, device, fromMs, toMs)
                + newest(limit));
        List<DeviceEvent> events = new ArrayList<>(answer.size());
        for (List<Object> row : answer) {
            events.add(new DeviceEvent(
                    device,
                    whole(row.get(0)),
                    whole(row.get(2)),
                    (int) whole(row.get(3)),
                    String.valueOf(row.get(4)),
                    EventJson.read(String.valueOf(row.get(1)))));
        }
        return events;
    }

    private static String source(String policy, String measurement, Device device, long fromMs, long toMs) {
        return " FROM " + (policy.isEmpty() ? "" : Quote.name(policy) + ".") + Quote.name(measurement)
                + " WHERE \"device\" = " + Quote.text(device.id().value())
                + " AND time >= " + within(fromMs) + "ms AND time < " + within(toMs) + "ms";
    }

    private static String newest(long limit) {
        return " ORDER BY time DESC LIMIT " + limit;
    }

    /** Keeps a time inside what the server can express in nanoseconds. */
    private static long within(long timeMs) {
        return Math.max(-FARTHEST_MS, Math.min(FARTHEST_MS, timeMs));
    }

    private static long whole(@Nullable Object cell) {
        return cell instanceof Number number ? number.longValue() : 0;
    }

    private List<List<Object>> ask(String statement) throws StoreUnavailableException {
        List<QueryResult.Result> results = connection.read(statement);
        List<QueryResult.Series> series =
                results.isEmpty() ? null : results.get(0).getSeries();
        List<List<Object>> rows =
                series == null || series.isEmpty() ? null : series.get(0).getValues();
        return rows == null ? List.of() : rows;
    }
}
