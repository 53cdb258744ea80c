package org.anju.gateway.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Telemetry;
import org.jspecify.annotations.Nullable;

/** What a store must answer, worked out in the most obvious way. */
final class HistoryModel {
    private final TreeMap<Long, Map<String, Object>> points = new TreeMap<>();

    void write(Telemetry telemetry) {
        Map<String, Object> point = points.computeIfAbsent(telemetry.tsMs(), _new -> new HashMap<>());
        for (int i = 0; i < telemetry.values().size(); i++) {
            point.put(telemetry.values().field(i).name(), telemetry.values().boxed(i));
        }
    }

    List<List<@Nullable Object>> rows(List<Field> fields, long fromMs, long toMs) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        points.subMap(fromMs, toMs).forEach((tsMs, point) -> {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(tsMs);
            fields.forEach(field -> row.add(point.get(field.name())));
            if (row.stream().skip(1).anyMatch(cell -> cell != null)) {
                rows.add(row);
            }
        });
        return rows;
    }

    List<List<@Nullable Object>> buckets(List<Field> fields, long fromMs, long toMs, long everyMs) {
        TreeMap<Long, List<List<@Nullable Object>>> byStart = new TreeMap<>();
        for (List<@Nullable Object> row : rows(fields, fromMs, toMs)) {
            long start = Math.floorDiv((Long) row.get(0), everyMs) * everyMs;
            byStart.computeIfAbsent(start, _new -> new ArrayList<>()).add(row);
        }
        List<List<@Nullable Object>> buckets = new ArrayList<>();
        byStart.forEach((start, rows) -> {
            List<@Nullable Object> bucket = new ArrayList<>();
            bucket.add(start);
            for (int i = 0; i < fields.size(); i++) {
                int column = i + 1;
                List<Object> cells = rows.stream()
                        .map(row -> row.get(column))
                        .filter(cell -> cell != null)
                        .toList();
                if (fields.get(i).isText()) {
                    bucket.add(cells.isEmpty() ? null : cells.get(cells.size() - 1));
                } else {
                    addNumbers(bucket, cells);
                }
            }
            buckets.add(bucket);
        });
        return buckets;
    }

    private static void addNumbers(List<@Nullable Object> bucket, List<Object> cells) {
        double[] numbers = cells.stream()
                .mapToDouble(cell -> cell instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) cell).doubleValue())
                .toArray();
        if (numbers.length == 0) {
            bucket.add(null);
            bucket.add(null);
            bucket.add(null);
        } else {
            bucket.add(java.util.Arrays.stream(numbers).min().getAsDouble());
            bucket.add(java.util.Arrays.stream(numbers).average().getAsDouble());
            bucket.add(java.util.Arrays.stream(numbers).max().getAsDouble());
        }
    }

    static <T> List<T> newest(List<T> rows, int limit) {
        return rows.subList(Math.max(0, rows.size() - limit), rows.size());
    }

    /** The device of one try of a property, so that tries do not meet in the store. */
    static Device freshDevice() {
        return Samples.device("m-" + java.util.UUID.randomUUID());
    }
}
