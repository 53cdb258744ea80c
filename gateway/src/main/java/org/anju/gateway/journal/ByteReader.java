package org.anju.gateway.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote. Past the end it throws an {@link IndexOutOfBoundsException}. Not thread-safe. */
final class ByteReader {
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    int oneByte() {
        return bytes[at++] & 0xFF;
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of a journal block is too long");
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    double decimal() {
        double value = ByteBuffer.wrap(bytes, at, Double.BYTES).getDouble();
        at += Double.BYTES;
        return value;
    }

    String text() {
        int length = (int) unsigned();
        if (length < 0 || length > bytes.length - at) {
            throw new IndexOutOfBoundsException("text of " + length + " bytes");
        }
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }
}
