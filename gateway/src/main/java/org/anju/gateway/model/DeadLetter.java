package org.anju.gateway.model;

import org.jspecify.annotations.Nullable;

/**
 * Input that was refused, kept for people to look at.
 *
 * @param device id as the sender gave it, null when there was none
 * @param topic MQTT topic, or the measurement for points a store refused
 * @param reason closed word, also a metric tag
 * @param detail what exactly, where, and the remedy
 * @param excerpt first 1 KiB of the payload as text
 * @param bytes size of the whole payload
 */
public record DeadLetter(
        long receivedMs,
        @Nullable String device,
        String topic,
        String reason,
        String detail,
        String excerpt,
        int bytes) {}
