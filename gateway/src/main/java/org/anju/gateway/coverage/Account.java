package org.anju.gateway.coverage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How long a device was known, online, in time and working, in the last so many spans of time (hours or days), as milliseconds. Spans are
 * numbered; what is older than the window is forgotten as time moves on. Not thread-safe.
 */
final class Account {
    private static final int KINDS = 4;
    private static final int KNOWN = 0;
    private static final int ONLINE = 1;
    private static final int FRESH = 2;
    private static final int WORKING = 3;

    private final int spans;
    private final int[] cells;
    private long newest = Long.MIN_VALUE;

    Account(int spans) {
        this.spans = spans;
        this.cells = new int[spans * KINDS];
    }

    /** Adds time to a span; one older than the window is dropped. */
    void add(long span, int knownMs, int onlineMs, int freshMs, int workingMs) {
        moveTo(span);
        if (span <= newest - spans) {
            return;
        }
        int at = at(span);
        cells[at + KNOWN] += knownMs;
        cells[at + ONLINE] += onlineMs;
        cells[at + FRESH] += freshMs;
        cells[at + WORKING] += workingMs;
    }

    /** Forgets what is no longer in the window that ends with {@code span}. */
    void moveTo(long span) {
        if (newest == Long.MIN_VALUE) {
            newest = span;
            return;
        }
        long from = Math.max(newest + 1, span - spans + 1);
        for (long each = from; each <= span; each++) {
            int at = at(each);
            for (int i = 0; i < KINDS; i++) {
                cells[at + i] = 0;
            }
        }
        newest = Math.max(newest, span);
    }

    /** The sums over the window that ends with the newest span. */
    Shares sum() {
        long[] sums = new long[KINDS];
        for (int i = 0; i < cells.length; i++) {
            sums[i % KINDS] += cells[i];
        }
        return new Shares(sums[KNOWN], sums[ONLINE], sums[FRESH], sums[WORKING]);
    }

    private int at(long span) {
        return (int) Math.floorMod(span, (long) spans) * KINDS;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(newest);
        for (int cell : cells) {
            out.writeInt(cell);
        }
    }

    void read(DataInputStream in) throws IOException {
        newest = in.readLong();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = in.readInt();
        }
    }
}
