package org.anju.sim.estate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A kind of device: one of the five of the published contract, which have behaviours of their own, or one known from a profile file. */
public final class Kind {
    public static final Kind CAMERA = new Kind("camera", 30_000, "fps", null);
    public static final Kind GATE = new Kind("gate", 30_000, "opens_total", null);
    public static final Kind LAMP = new Kind("lamp", 60_000, "power_w", null);
    public static final Kind CHARGER = new Kind("charger", 10_000, "power_w", null);
    public static final Kind ELEVATOR = new Kind("elevator", 10_000, "floor", null);

    private static final List<Kind> BUILT_IN = List.of(CAMERA, GATE, LAMP, CHARGER, ELEVATOR);

    private final String word;
    private final int samplingMs;
    private final String constantField;
    private final @Nullable Profile profile;

    private Kind(String word, int samplingMs, String constantField, @Nullable Profile profile) {
        this.word = word;
        this.samplingMs = samplingMs;
        this.constantField = constantField;
        this.profile = profile;
    }

    /** The kinds of the published contract. */
    public static List<Kind> builtIn() {
        return BUILT_IN;
    }

    /** The kind a profile file describes. */
    static Kind of(Profile profile) {
        return new Kind(
                profile.word(),
                profile.samplingMs(),
                profile.fields().keySet().iterator().next(),
                profile);
    }

    /**
     * The kind of the contract a word names.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    @JsonCreator
    public static Kind of(String word) {
        for (Kind kind : BUILT_IN) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown device kind '" + word + "'; known kinds are "
                + BUILT_IN.stream().map(Kind::word).collect(Collectors.joining(", ")));
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

    /** A field that every reading of the kind has. */
    public String constantField() {
        return constantField;
    }

    /** What a profile file says of it; null for a kind with a behaviour of its own. */
    public @Nullable Profile profile() {
        return profile;
    }

    /** Whether it is one of the published contract. */
    public boolean isBuiltIn() {
        return profile == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Kind kind && kind.word.equals(word);
    }

    @Override
    public int hashCode() {
        return word.hashCode();
    }

    @Override
    public String toString() {
        return word;
    }
}
