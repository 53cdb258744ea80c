package org.anju.gateway.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.anju.gateway.history.Segment.Row;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * Makes an answer out of the rows of a device, handed over day by day from the newest, so that no more than a day and the answer itself
 * are held at once. Not thread-safe.
 */
final class SeriesRows {
    private final Field[] fields;
    private final long everyMs;
    private final int limit;
    private final List<List<@Nullable Object>> newestFirst = new ArrayList<>();
    private final TreeMap<Long, Rollup[]> buckets = new TreeMap<>();

    /** @param everyMs bucket length, 0 for the points themselves */
    SeriesRows(Field[] fields, long everyMs, int limit) {
        this.fields = fields;
        this.everyMs = everyMs;
        this.limit = limit;
    }

    /** Whether rows of older days can still change the answer. */
    boolean wantsMore() {
        return newestFirst.size() <= limit && buckets.size() <= limit;
    }

    /** @param rows all rows of one day in the order they were written */
    void day(List<Row> rows) {
        rows.sort(Comparator.comparingLong(Row::tsMs));
        List<Row> points = merged(rows);
        for (int i = points.size() - 1; i >= 0 && newestFirst.size() <= limit; i--) {
            Row point = points.get(i);
            if (everyMs == 0) {
                List<@Nullable Object> cells = new ArrayList<>(fields.length + 1);
                cells.add(point.tsMs());
                cells.addAll(Arrays.asList(point.cells()));
                newestFirst.add(cells);
            } else {
                add(bucket(point.tsMs()), point.cells());
            }
        }
    }

    /** @param oldestFirst rollups of times before those handed over already */
    void rollups(List<Rollup.Bucket> oldestFirst) {
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Rollup.Bucket older = oldestFirst.get(i);
            Rollup[] bucket = bucket(older.startMs());
            for (int field = 0; field < bucket.length; field++) {
                Rollup rollup = older.rollups()[field];
                if (rollup != null) {
                    bucket[field].addOlder(rollup);
                }
            }
        }
    }

    /** Rows of one millisecond become one, the later written value winning in each cell. */
    private static List<Row> merged(List<Row> rows) {
        List<Row> points = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Row last = points.isEmpty() ? null : points.get(points.size() - 1);
            if (last == null || last.tsMs() != row.tsMs()) {
                points.add(row);
                continue;
            }
            for (int i = 0; i < row.cells().length; i++) {
                Object cell = row.cells()[i];
                if (cell != null) {
                    last.cells()[i] = cell;
                }
            }
        }
        return points;
    }

    Series series(List<String> columns) {
        if (everyMs > 0) {
            buckets.descendingMap().entrySet().stream()
                    .limit(limit + 1L)
                    .forEach(bucket -> newestFirst.add(row(bucket.getKey(), bucket.getValue())));
        }
        boolean truncated = newestFirst.size() > limit;
        List<List<@Nullable Object>> rows =
                new ArrayList<>(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
        Collections.reverse(rows);
        return new Series(columns, rows, truncated);
    }

    private Rollup[] bucket(long tsMs) {
        return buckets.computeIfAbsent(Math.floorDiv(tsMs, everyMs) * everyMs, _new -> {
            Rollup[] fresh = new Rollup[fields.length];
            Arrays.setAll(fresh, _field -> new Rollup());
            return fresh;
        });
    }

    private static void add(Rollup[] bucket, @Nullable Object[] cells) {
        for (int i = 0; i < bucket.length; i++) {
            Object cell = cells[i];
            if (cell instanceof Boolean flag) {
                bucket[i].add(flag ? 1 : 0);
            } else if (cell instanceof Number number) {
                bucket[i].add(number.doubleValue());
            } else if (cell instanceof String text) {
                bucket[i].addOlder(text);
            }
        }
    }

    private List<@Nullable Object> row(long startMs, Rollup[] bucket) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(startMs);
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].isText()) {
                row.add(bucket[i].text());
            } else if (bucket[i].count() == 0) {
                row.addAll(Arrays.asList(null, null, null));
            } else {
                row.addAll(List.of(bucket[i].min(), bucket[i].mean(), bucket[i].max()));
            }
        }
        return row;
    }
}
