package org.anju.gateway.model;

import java.util.ArrayList;
import java.util.List;

/** Remarks about the timing of what a device sent; several may hold, so they are kept as bits. */
public enum Quality {
    /** Its device time was over ten minutes old on arrival: stored, but raises no new alert. */
    LATE(1, "late"),
    /** Its device time was over five minutes ahead and was replaced by the receive time. */
    CLOCK_SKEW(2, "clock_skew");

    private final int bit;
    private final String word;

    Quality(int bit, String word) {
        this.bit = bit;
        this.word = word;
    }

    public int bit() {
        return bit;
    }

    /** The word used on every interface. */
    public String word() {
        return word;
    }

    public boolean in(int bits) {
        return (bits & bit) != 0;
    }

    /** The words of all remarks in {@code bits}. */
    public static List<String> words(int bits) {
        List<String> words = new ArrayList<>(2);
        for (Quality quality : values()) {
            if (quality.in(bits)) {
                words.add(quality.word);
            }
        }
        return words;
    }
}
