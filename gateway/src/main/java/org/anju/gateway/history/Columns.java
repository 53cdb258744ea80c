package org.anju.gateway.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/** Names of the columns of an answer, the same for every store. */
final class Columns {
    /** Columns that a number, whole number or flag takes in a bucket. */
    static final List<String> AGGREGATES = List.of("min", "mean", "max");

    private Columns() {}

    static List<String> of(List<Field> fields, @Nullable Duration every) {
        List<String> columns = new ArrayList<>();
        columns.add("ts");
        for (Field field : fields) {
            if (every == null || field.isText()) {
                columns.add(field.name());
            } else {
                AGGREGATES.forEach(aggregate -> columns.add(field.name() + "_" + aggregate));
            }
        }
        return columns;
    }

    /** Bucket length in milliseconds. */
    static long millis(Duration every) {
        long millis = every.toMillis();
        if (millis < 1) {
            throw new IllegalArgumentException("a bucket must last at least 1 ms, not " + every);
        }
        return millis;
    }
}
