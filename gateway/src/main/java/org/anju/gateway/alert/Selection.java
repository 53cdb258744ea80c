package org.anju.gateway.alert;

import java.util.Arrays;

/** The rules a message matters to, each once and in their order, without allocating. Not thread-safe. */
final class Selection {
    private int[] stamps = new int[0];
    private int[] ordinals = new int[0];
    private int stamp;
    private int size;

    /** Begins anew, for a subject with so many rules. */
    void begin(int rules) {
        if (stamps.length < rules) {
            stamps = new int[rules];
            ordinals = new int[rules];
            stamp = 0;
        }
        stamp++;
        size = 0;
    }

    void add(int[] more) {
        for (int ordinal : more) {
            if (stamps[ordinal] != stamp) {
                stamps[ordinal] = stamp;
                ordinals[size++] = ordinal;
            }
        }
    }

    /** Puts them in order and returns how many they are. */
    int close() {
        Arrays.sort(ordinals, 0, size);
        return size;
    }

    int get(int index) {
        return ordinals[index];
    }
}
