package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** A growing list of times in milliseconds, without a box around each, of which statistics show the distribution. Not thread-safe. */
final class Delays {
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;

    private long[] values = new long[16];
    private int size;

    void add(long ms) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = ms;
    }

    ObjectNode write() {
        ObjectNode node = Json.object().put("count", size);
        if (size > 0) {
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            node.put("medianMs", sorted[(int) Math.ceil(MEDIAN * size) - 1]);
            node.put("p90Ms", sorted[(int) Math.ceil(MOST * size) - 1]);
            node.put("meanMs", Arrays.stream(sorted).sum() / size);
            node.put("longestMs", sorted[size - 1]);
        }
        return node;
    }
}
