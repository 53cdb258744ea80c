package org.anju.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * Input that was refused, kept for people to look at and to be taken in again once what was wrong is mended.
 *
 * @param device id as the sender gave it, null when there was none
 * @param topic MQTT topic, or the measurement for points a store refused
 * @param reason closed word, also a metric tag
 * @param detail what exactly, where, and the remedy
 * @param excerpt first 1 KiB of the payload as text
 * @param bytes size of the whole payload
 * @param message what the letters of one message have in common, empty when it cannot be taken in again
 * @param original the message as it came; on one letter of each message only, and not when it is too large to keep
 */
public record DeadLetter(
        long receivedMs,
        @Nullable String device,
        String topic,
        String reason,
        String detail,
        String excerpt,
        int bytes,
        String message,
        @Nullable Original original) {

    /**
     * A message that can be taken in again.
     *
     * @param topic MQTT topic to take it in under
     * @param contentType as MQTT 5 gives it, empty when it was not given
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Original(String topic, byte[] payload, String contentType) {}

    /** A letter of a message that cannot be taken in again. */
    public DeadLetter(
            long receivedMs,
            @Nullable String device,
            String topic,
            String reason,
            String detail,
            String excerpt,
            int bytes) {
        this(receivedMs, device, topic, reason, detail, excerpt, bytes, "", null);
    }
}
