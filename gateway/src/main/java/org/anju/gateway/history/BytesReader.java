package org.anju.gateway.history;

import java.nio.charset.StandardCharsets;

/** Reads what {@link Bytes} wrote. Not thread-safe. */
final class BytesReader {
    private final byte[] data;
    private final int end;
    private int at;

    BytesReader(byte[] data, int end) {
        this.data = data;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    byte[] data() {
        return data;
    }

    int position() {
        return at;
    }

    void skip(int bytes) {
        at += bytes;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = data[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a stored number has no end at byte " + at);
    }

    long signed() {
        long folded = unsigned();
        return (folded >>> 1) ^ -(folded & 1);
    }

    double number() {
        long bits = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            bits |= (data[at++] & 0xFFL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    String text() {
        int size = (int) unsigned();
        String text = new String(data, at, size, StandardCharsets.UTF_8);
        at += size;
        return text;
    }
}
