package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages as Standard Webhooks 1.0.0 describes: {@code v1,} and the Base64 of HMAC-SHA256 over {@code id.timestamp.body}, one signature
 * for each secret, so that a receiver can move from one secret to the next without losing a message. Safe for any thread.
 */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    /** The bounds Standard Webhooks sets, in bytes. */
    private static final int SHORTEST = 24;

    private static final int LONGEST = 64;

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the secrets.
     *
     * @throws IllegalArgumentException when one is not {@code whsec_} and the Base64 of 24 to 64 bytes; the message does not show it
     */
    static WebhookSignature of(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a webhook needs at least one secret");
        }
        List<SecretKeySpec> keys = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            keys.add(key(secrets.get(i), i + 1));
        }
        return new WebhookSignature(keys);
    }

    private static SecretKeySpec key(String secret, int number) {
        byte[] bytes = new byte[0];
        if (secret.startsWith(PREFIX)) {
            try {
                bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                bytes = new byte[0];
            }
        }
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(
                    "secret " + number
                            + " is not whsec_ followed by the Base64 of 24 to 64 bytes; make one with: echo whsec_$(openssl rand -base64 32)");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The value of {@code webhook-signature}. */
    String sign(String id, long timestampSeconds, String body) {
        byte[] content = (id + '.' + timestampSeconds + '.' + body).getBytes(UTF_8);
        return keys.stream()
                .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, content)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is in every Java platform", e);
        }
    }
}
