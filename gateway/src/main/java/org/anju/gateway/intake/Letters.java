package org.anju.gateway.intake;

import java.nio.charset.StandardCharsets;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.model.DeadLetter;

/** Makes dead letters. */
final class Letters {
    private static final int EXCERPT_BYTES = 1024;
    private static final int MAX_ID = 64;

    private Letters() {}

    static DeadLetter of(long receivedMs, String device, String topic, byte[] payload, Reason reason, String detail) {
        String excerpt = new String(payload, 0, Math.min(payload.length, EXCERPT_BYTES), StandardCharsets.UTF_8)
                .replace('\0', '\uFFFD');
        String id = device.length() <= MAX_ID ? device : device.substring(0, MAX_ID);
        return new DeadLetter(receivedMs, id, topic, reason.word(), detail, excerpt, payload.length);
    }
}
