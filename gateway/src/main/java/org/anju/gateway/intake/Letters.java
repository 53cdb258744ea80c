package org.anju.gateway.intake;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.model.DeadLetter;
import org.jspecify.annotations.Nullable;

/** Makes the dead letters of one message. The first carries the message itself, so that it can be taken in again. */
final class Letters {
    /** Larger messages are not kept whole. */
    static final int KEPT_BYTES = 16 * 1024;

    private static final int EXCERPT_BYTES = 1024;
    private static final int MAX_ID = 64;

    private final long receivedMs;
    private final String device;
    private final String topic;
    private final byte[] payload;
    private final String contentType;
    private @Nullable String message;

    Letters(long receivedMs, String device, String topic, byte[] payload, String contentType) {
        this.receivedMs = receivedMs;
        this.device = device.length() <= MAX_ID ? device : device.substring(0, MAX_ID);
        this.topic = topic;
        this.payload = payload;
        this.contentType = contentType;
    }

    DeadLetter next(Reason reason, String detail) {
        boolean first = message == null;
        String number = message == null ? UUID.randomUUID().toString() : message;
        message = number;
        String excerpt = new String(payload, 0, Math.min(payload.length, EXCERPT_BYTES), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
        DeadLetter.Original original =
                first && payload.length <= KEPT_BYTES ? new DeadLetter.Original(topic, payload, contentType) : null;
        return new DeadLetter(
                receivedMs, device, topic, reason.word(), detail, excerpt, payload.length, number, original);
    }
}
