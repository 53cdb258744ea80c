package org.anju.gateway.history;

import org.jspecify.annotations.Nullable;

/**
 * What a field came to within a while: minimum, maximum, sum and count of its numbers, or its last text. Rollups of adjoining times can be
 * put together without loss. Not thread-safe.
 */
final class Rollup {
    /** Length of the buckets that are kept. */
    static final long EVERY_MS = 5 * 60_000L;

    /** A day is rolled up so long after its end, when most of what was kept back on the way has come. */
    static final long SETTLED_MS = 60 * 60_000L;

    private double min;
    private double max;
    private double sum;
    private long count;
    private @Nullable String text;

    static Rollup ofNumbers(double min, double max, double sum, long count) {
        Rollup rollup = new Rollup();
        rollup.merge(min, max, sum, count);
        return rollup;
    }

    static Rollup ofText(String text) {
        Rollup rollup = new Rollup();
        rollup.text = text;
        return rollup;
    }

    /** First day at that time that is not to be rolled up yet. */
    static long openDay(long nowMs) {
        return Days.of(nowMs - SETTLED_MS);
    }

    /** Whether buckets of that length can be put together from rollups exactly. */
    static boolean divides(long everyMs) {
        return everyMs % EVERY_MS == 0;
    }

    void add(double value) {
        merge(value, value, value, 1);
    }

    /** Takes in an older one: a text that is already there is later and stays. */
    void addOlder(Rollup older) {
        if (older.count > 0) {
            merge(older.min, older.max, older.sum, older.count);
        }
        addOlder(older.text);
    }

    void addOlder(@Nullable String older) {
        text = text == null ? older : text;
    }

    private void merge(double withMin, double withMax, double withSum, long withCount) {
        min = count == 0 ? withMin : Math.min(min, withMin);
        max = count == 0 ? withMax : Math.max(max, withMax);
        sum += withSum;
        count += withCount;
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    double sum() {
        return sum;
    }

    double mean() {
        return sum / count;
    }

    /** How many numbers there were, 0 for none. */
    long count() {
        return count;
    }

    @Nullable
    String text() {
        return text;
    }

    /**
     * One bucket of a device.
     *
     * @param rollups one per field asked for, null where there is none
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Bucket(long startMs, @Nullable Rollup[] rollups) {}
}
