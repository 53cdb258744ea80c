package org.anju.gateway.history;

import java.util.List;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one device and day in the order they were written: each is its distance in time from the one before, its size, and the row.
 * Rewritten and late rows simply come later; reading puts them in order.
 */
final class Segment {
    /** A segment this long is full. */
    static final int FULL = 1 << 16;

    private static final int FIRST_CAPACITY = 512;

    private final long day;
    private final Bytes rows = new Bytes(FIRST_CAPACITY);
    private long lastMs;
    private long earliestMs = Long.MAX_VALUE;
    private long latestMs = Long.MIN_VALUE;

    Segment(long day) {
        this.day = day;
        this.lastMs = Days.startMs(day);
    }

    long day() {
        return day;
    }

    long earliestMs() {
        return earliestMs;
    }

    long latestMs() {
        return latestMs;
    }

    boolean isFull() {
        return rows.length() >= FULL;
    }

    byte[] body() {
        return rows.copy();
    }

    /** Returns the bytes that were added. */
    int add(long tsMs, byte[] data, int offset, int size) {
        int before = rows.length();
        rows.signed(tsMs - lastMs);
        rows.block(data, offset, size);
        lastMs = tsMs;
        earliestMs = Math.min(earliestMs, tsMs);
        latestMs = Math.max(latestMs, tsMs);
        return rows.length() - before;
    }

    void read(Wanted wanted, List<Row> into) {
        read(day, rows.reader(), wanted, into);
    }

    /** Reads the body of a stored segment. */
    static void read(long day, BytesReader in, Wanted wanted, List<Row> into) {
        long tsMs = Days.startMs(day);
        @Nullable Object[] cells = wanted.cells();
        while (in.hasMore()) {
            tsMs += in.signed();
            int size = (int) in.unsigned();
            if (tsMs < wanted.fromMs() || tsMs >= wanted.toMs()) {
                in.skip(size);
            } else if (RowCodec.read(in, wanted.columns(), wanted.fields(), cells)) {
                into.add(new Row(tsMs, cells));
                cells = wanted.cells();
            }
        }
    }

    /**
     * What a query asks of a segment.
     *
     * @param columns column of each dictionary number, negative for those not wanted
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Wanted(int[] columns, Field[] fields, long fromMs, long toMs) {
        @Nullable
        Object[] cells() {
            return new @Nullable Object[fields.length];
        }
    }

    /** A point read: one cell per wanted field. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(long tsMs, @Nullable Object[] cells) {}
}
