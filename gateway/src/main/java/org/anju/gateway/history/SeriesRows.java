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
    private final TreeMap<Long, Bucket> buckets = new TreeMap<>();

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
                long start = Math.floorDiv(point.tsMs(), everyMs) * everyMs;
                buckets.computeIfAbsent(start, _new -> new Bucket(fields)).add(point.cells());
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
                    .forEach(bucket -> newestFirst.add(bucket.getValue().row(bucket.getKey())));
        }
        boolean truncated = newestFirst.size() > limit;
        List<List<@Nullable Object>> rows =
                new ArrayList<>(newestFirst.subList(0, Math.min(limit, newestFirst.size())));
        Collections.reverse(rows);
        return new Series(columns, rows, truncated);
    }

    /** What one bucket has seen; points come newest first. */
    private static final class Bucket {
        private final Field[] fields;
        private final double[] min;
        private final double[] max;
        private final double[] sum;
        private final long[] count;
        private final @Nullable Object[] text;

        Bucket(Field[] fields) {
            this.fields = fields;
            this.min = new double[fields.length];
            this.max = new double[fields.length];
            this.sum = new double[fields.length];
            this.count = new long[fields.length];
            this.text = new @Nullable Object[fields.length];
        }

        void add(@Nullable Object[] cells) {
            for (int i = 0; i < fields.length; i++) {
                Object cell = cells[i];
                if (cell == null) {
                    continue;
                }
                if (fields[i].isText()) {
                    text[i] = text[i] == null ? cell : text[i];
                    continue;
                }
                double value = cell instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) cell).doubleValue();
                min[i] = count[i] == 0 ? value : Math.min(min[i], value);
                max[i] = count[i] == 0 ? value : Math.max(max[i], value);
                sum[i] += value;
                count[i]++;
            }
        }

        List<@Nullable Object> row(long startMs) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(startMs);
            for (int i = 0; i < fields.length; i++) {
                if (fields[i].isText()) {
                    row.add(text[i]);
                } else if (count[i] == 0) {
                    row.addAll(Arrays.asList(null, null, null));
                } else {
                    row.addAll(List.of(min[i], sum[i] / count[i], max[i]));
                }
            }
            return row;
        }
    }
}
