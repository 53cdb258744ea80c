package org.anju.sim.load;

import java.util.Arrays;

/** The lines one event loop has not handed to the ledger yet. Used on that loop only. */
final class LedgerPage {
    private static final int FULL = 64 * 1024;
    private static final int LIMIT = 8 * 1024 * 1024;
    private static final int LONGEST_LINE = 64 + 2 * 21;

    private final Ledger ledger;
    private byte[] bytes = new byte[FULL + LONGEST_LINE];
    private int length;

    LedgerPage(Ledger ledger) {
        this.ledger = ledger;
    }

    void line(byte[] deviceId, long tsMs, long seq) {
        if (bytes.length - length < LONGEST_LINE) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        System.arraycopy(deviceId, 0, bytes, length, deviceId.length);
        length += deviceId.length;
        bytes[length++] = ',';
        digits(tsMs);
        bytes[length++] = ',';
        digits(seq);
        bytes[length++] = '\n';
        if (length >= FULL) {
            handOver();
        }
    }

    /** True when the disk is so far behind that no more messages should be sent. */
    boolean isCongested() {
        return length > LIMIT;
    }

    /** Gives the lines to the ledger; keeps them when it has no room. */
    boolean handOver() {
        if (length == 0) {
            return true;
        }
        if (!ledger.accept(Arrays.copyOf(bytes, length))) {
            return false;
        }
        length = 0;
        return true;
    }

    private void digits(long number) {
        int first = length;
        long left = number;
        do {
            bytes[length++] = (byte) ('0' + left % 10);
            left /= 10;
        } while (left > 0);
        for (int low = first, high = length - 1; low < high; low++, high--) {
            byte swapped = bytes[low];
            bytes[low] = bytes[high];
            bytes[high] = swapped;
        }
    }
}
