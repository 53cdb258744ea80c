package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what a recipient signed the way we sign what we send it: Standard Webhooks 1.0.0 with one of its secrets. */
public final class ReceiptSignature {
    private static final long TOLERANCE_S = 300;

    private final Clock clock;

    /** Checks against a clock. */
    public ReceiptSignature(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks a signature.
     *
     * @param secrets of the recipient
     * @param signatures the value of {@code webhook-signature}: one or more, separated by blanks
     * @return why it is refused; empty when it is genuine
     */
    public String refusal(
            List<String> secrets,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {
        if (id == null || timestamp == null || signatures == null) {
            return "the headers webhook-id, webhook-timestamp and webhook-signature are needed";
        }
        long seconds;
        try {
            seconds = Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            return "webhook-timestamp is no number of seconds";
        }
        if (Math.abs(clock.instant().getEpochSecond() - seconds) > TOLERANCE_S) {
            return "webhook-timestamp is more than 5 minutes from the time here; check the clocks";
        }
        List<String> usable =
                secrets.stream().filter(secret -> secret.startsWith("whsec_")).toList();
        if (usable.isEmpty()) {
            return "this recipient has no signing secret";
        }
        String expected = WebhookSignature.of(usable).sign(id, seconds, new String(body, UTF_8));
        boolean genuine = false;
        for (String sent : signatures.split(" ", -1)) {
            for (String ours : expected.split(" ", -1)) {
                genuine |= MessageDigest.isEqual(sent.getBytes(UTF_8), ours.getBytes(UTF_8));
            }
        }
        return genuine ? "" : "the signature does not fit";
    }
}
