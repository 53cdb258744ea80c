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
    /** What a bucket of numbers is read as, in this order. */
    private static final List<String> SUMS = List.of("min", "mean", "max", "count");

    private static final long FARTHEST_MS = 9_223_372_036_000L;

    private final InfluxConnection connection;
    private final InfluxRollups rollups;

    InfluxQueries(InfluxConnection connection, InfluxRollups rollups) {
        this.connection = connection;
        this.rollups = rollups;
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
        if (every != null && rollups.isReady()) {
            List<Part> parts = parts(device.kind().name(), within(fromMs), within(toMs), Columns.millis(every));
            if (parts.stream().anyMatch(Part::rolled)) {
                return buckets(parts, policy, device, fields, Columns.millis(every), limit);
            }
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

    /** A stretch of days answered from one place. */
    private record Part(boolean rolled, long fromMs, long toMs) {}

    /** Cuts a range, newest part first. */
    private List<Part> parts(String kind, long fromMs, long toMs, long everyMs) {
        List<Part> parts = new ArrayList<>();
        long first = Math.max(Days.of(fromMs), rollups.firstDay());
        long last = Math.min(Days.of(toMs - 1), Days.of(rollups.openMs()));
        long endMs = toMs;
        for (long day = last; day >= first && endMs > fromMs; day--) {
            long startMs = Math.max(fromMs, Days.startMs(day));
            boolean whole = Rollup.divides(everyMs) && startMs == Days.startMs(day) && toMs >= Days.startMs(day + 1);
            boolean rolled = rollups.isOnly(day) || (whole && rollups.isGood(kind, day));
            Part newer = parts.isEmpty() ? null : parts.get(parts.size() - 1);
            if (newer != null && newer.rolled == rolled) {
                parts.set(parts.size() - 1, new Part(rolled, startMs, newer.toMs));
            } else {
                parts.add(new Part(rolled, startMs, endMs));
            }
            endMs = startMs;
        }
        return parts;
    }

    private Series buckets(List<Part> parts, String policy, Device device, List<Field> fields, long everyMs, int limit)
            throws StoreUnavailableException {
        SeriesRows answer = new SeriesRows(fields.toArray(Field[]::new), everyMs, limit);
        for (Part part : parts) {
            if (!answer.wantsMore()) {
                break;
            }
            answer.rollups(
                    part.rolled
                            ? rolled(part, device, fields, everyMs, limit)
                            : summed(part, policy, device, fields, everyMs, limit));
        }
        return answer.series(Columns.of(fields, Duration.ofMillis(everyMs)));
    }

    private List<Rollup.Bucket> rolled(Part part, Device device, List<Field> fields, long everyMs, int limit)
            throws StoreUnavailableException {
        List<String> selected = new ArrayList<>();
        for (Field field : fields) {
            for (String sum : field.isText() ? List.of("last") : SUMS) {
                selected.add(Quote.name(sum + "_" + field.name()));
            }
        }
        long rows = (limit + 2L) * Math.max(1, everyMs / Rollup.EVERY_MS);
        long fromMs = Math.floorDiv(part.fromMs, Rollup.EVERY_MS) * Rollup.EVERY_MS;
        return read(
                "SELECT " + String.join(", ", selected)
                        + source(InfluxSetup.ROLLUP, device.kind().name(), device, fromMs, part.toMs) + newest(rows),
                fields);
    }

    private List<Rollup.Bucket> summed(
            Part part, String policy, Device device, List<Field> fields, long everyMs, int limit)
            throws StoreUnavailableException {
        List<String> selected = new ArrayList<>();
        for (Field field : fields) {
            for (String sum : field.isText() ? List.of("last") : SUMS) {
                selected.add(sum + "(" + Quote.name(field.name()) + ")");
            }
        }
        return read(
                "SELECT " + String.join(", ", selected)
                        + source(policy, device.kind().name(), device, part.fromMs, part.toMs) + " GROUP BY time("
                        + everyMs + "ms) fill(none)" + newest(limit + 2L),
                fields);
    }

    /** Oldest first. */
    private List<Rollup.Bucket> read(String statement, List<Field> fields) throws StoreUnavailableException {
        List<Rollup.Bucket> buckets = new ArrayList<>();
        for (List<Object> cells : ask(statement)) {
            @Nullable Rollup[] sums = new @Nullable Rollup[fields.size()];
            int at = 1;
            for (int i = 0; i < sums.length; i++) {
                if (fields.get(i).isText()) {
                    Object text = cells.get(at++);
                    sums[i] = text == null ? null : Rollup.ofText(text.toString());
                    continue;
                }
                if (cells.get(at + 3) instanceof Number count && count.longValue() > 0) {
                    double mean = decimal(cells.get(at + 1));
                    sums[i] = Rollup.ofNumbers(
                            decimal(cells.get(at)),
                            decimal(cells.get(at + 2)),
                            mean * count.longValue(),
                            count.longValue());
                }
                at += SUMS.size();
            }
            buckets.add(new Rollup.Bucket(whole(cells.get(0)), sums));
        }
        Collections.reverse(buckets);
        return buckets;
    }

    private static double decimal(@Nullable Object cell) {
        return cell instanceof Number number ? number.doubleValue() : 0;
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
