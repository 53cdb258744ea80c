package org.anju.gateway.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written: whole numbers take as few as they need. Not thread-safe. */
final class Bytes {
    private byte[] data;
    private int length;

    Bytes(int capacity) {
        data = new byte[capacity];
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(data, length);
    }

    BytesReader reader() {
        return new BytesReader(data, length);
    }

    /** A whole number that is not negative, 7 bits a byte. */
    void unsigned(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            data[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        data[length++] = (byte) rest;
    }

    /** A whole number near zero, of either sign. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void number(double value) {
        room(8);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < 64; shift += 8) {
            data[length++] = (byte) (bits >>> shift);
        }
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        unsigned(utf8.length);
        append(utf8, 0, utf8.length);
    }

    /** The other's bytes, after their number. */
    void block(Bytes other) {
        block(other.data, 0, other.length);
    }

    void block(byte[] from, int offset, int size) {
        unsigned(size);
        append(from, offset, size);
    }

    private void append(byte[] from, int offset, int size) {
        room(size);
        System.arraycopy(from, offset, data, length, size);
        length += size;
    }

    private void room(int more) {
        if (data.length - length < more) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, length + more));
        }
    }
}
