package org.anju.gateway.delivery;

import java.util.List;
import java.util.Set;
import org.anju.gateway.model.Alert;
import org.jspecify.annotations.Nullable;

/** What delivery contributes to the transaction that changes an alert: whom to tell, and in which words. Quick; from any thread. */
public interface DeliveryDesk {
    /** Who is told of an alert that was raised at a moment. */
    Decision decide(Alert alert, long atMs);

    /** Whether a recipient exists and wants to be told of such a change, a word as in {@link Delivery#change}. */
    boolean wants(String recipient, String change);

    /** The payload of a delivery. */
    String message(Heading heading, Alert alert);

    /** Recipients of an escalation's step at a moment, by the book that began it; empty when that step does not exist. */
    List<String> step(String policy, int version, int step, long atMs);

    /** How long after the alert was raised a step is due, by the book that began it; negative when that step does not exist. */
    long stepAfterMs(String policy, int version, int step);

    /**
     * A decision.
     *
     * @param version of the routing book that made it
     * @param trusted who of the recipients may see plates, faces and card numbers
     * @param escalation id of the escalation that begins, null when none does
     * @param firstStepMs how long after the alert was raised its first step is due
     */
    record Decision(
            int version,
            List<String> recipients,
            Set<String> trusted,
            @Nullable String escalation,
            long firstStepMs) {
        public Decision {
            recipients = List.copyOf(recipients);
            trusted = Set.copyOf(trusted);
        }

        /** Tells these, and escalates nothing. */
        public static Decision to(String... recipients) {
            return new Decision(0, List.of(recipients), Set.of(), null, 0);
        }
    }

    /**
     * What a payload says about its delivery.
     *
     * @param atMs when the change happened; epoch milliseconds, as all times here
     * @param queuedMs when the delivery was queued
     * @param original the first delivery about the same alert to the same recipient; null when this is it
     * @param escalation id of the escalation that led here, null when none did
     */
    record Heading(
            String recipient,
            long sequence,
            String change,
            long atMs,
            long queuedMs,
            @Nullable Original original,
            @Nullable String escalation,
            int step) {}

    /** The delivery that later ones about the same alert refer to. */
    record Original(long sequence, long queuedMs) {}
}
