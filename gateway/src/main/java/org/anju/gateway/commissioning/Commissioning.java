package org.anju.gateway.commissioning;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One device being commissioned, or the evidence that it was. Times are epoch milliseconds by the gateway's clock; null: not seen.
 *
 * @param rules ids of the rules of which one must raise an alert; empty when the kind has no test
 * @param expiresMs when it ends by itself
 * @param onlineMs since when the device was connected
 * @param reportedMs when the first report with plausible values was received
 * @param readings that report; before it, the latest values
 * @param alert id of the alert the test raised
 * @param raisedMs when the message or the tick that raised it was received
 * @param seenMs when the alert was durable and seen
 * @param endedBy who signed or aborted it; null when it expired or is open
 * @param note in the words of who ended it
 * @param waiver why it was signed although steps were missing; empty when none was
 */
public record Commissioning(
        String id,
        String device,
        String kind,
        String area,
        String compound,
        String installer,
        List<String> rules,
        long begunMs,
        long expiresMs,
        @Nullable Long onlineMs,
        @Nullable Long reportedMs,
        List<Reading> readings,
        @Nullable String alert,
        @Nullable String rule,
        @Nullable Long raisedMs,
        @Nullable Long seenMs,
        @Nullable Outcome outcome,
        @Nullable Long endedMs,
        @Nullable String endedBy,
        String note,
        String waiver) {
    public Commissioning {
        rules = List.copyOf(rules);
        readings = List.copyOf(readings);
    }

    /** What must be seen, in the order in which it is done. */
    public enum Step {
        ONLINE,
        REPORT,
        TEST;

        /** The word used on every interface. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it ended. */
    public enum Outcome {
        SIGNED,
        ABORTED,
        EXPIRED;

        /** The word used on every interface and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The outcome of a word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** A commissioning that has just begun. */
    static Commissioning begun(
            String id,
            String device,
            String kind,
            String area,
            String compound,
            String installer,
            List<String> rules,
            long nowMs,
            long expiresMs) {
        return new Commissioning(
                id, device, kind, area, compound, installer, rules, nowMs, expiresMs, null, null, List.of(), null, null,
                null, null, null, null, null, "", "");
    }

    public boolean isOpen() {
        return outcome == null;
    }

    /** Steps that were not seen. A kind without a test has none to miss. */
    public Set<Step> missing() {
        Set<Step> missing = EnumSet.noneOf(Step.class);
        if (onlineMs == null) {
            missing.add(Step.ONLINE);
        }
        if (reportedMs == null) {
            missing.add(Step.REPORT);
        }
        if (alert == null && !rules.isEmpty()) {
            missing.add(Step.TEST);
        }
        return missing;
    }

    /** The words of {@link #missing}, for messages. */
    String missingWords() {
        return missing().stream().map(Step::word).collect(Collectors.joining(", "));
    }
}
