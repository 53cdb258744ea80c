package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The five kinds of device of the published contract, with the sampling period of their profiles. */
public enum Kind {
    CAMERA(30_000),
    GATE(30_000),
    LAMP(60_000),
    CHARGER(10_000),
    ELEVATOR(10_000);

    private final String word;
    private final int samplingMs;

    Kind(int samplingMs) {
        this.word = name().toLowerCase(Locale.ROOT);
        this.samplingMs = samplingMs;
    }

    /** The contract's word, as it stands in ids and in the estate file. */
    @JsonValue
    public String word() {
        return word;
    }

    /** Milliseconds between two telemetry messages of one device. */
    public int samplingMs() {
        return samplingMs;
    }

    /**
     * The kind a word of the estate file names.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    @JsonCreator
    public static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown device kind '" + word + "'; known kinds are "
                + Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", ")));
    }
}
