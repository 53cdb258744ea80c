package org.anju.gateway.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names derived from content: the same parts give the same name on every machine. */
final class Digest {
    private static final int ALERT_ID_BYTES = 10;
    private static final int VERSION_BYTES = 4;

    private Digest() {}

    /** Identity of the alert that the entry at {@code sequence} raised; the time tells it from one of a journal of before. */
    static String alertId(String rule, String subject, long sequence, long atMs) {
        return hex(rule + '\n' + subject + '\n' + sequence + '\n' + atMs, ALERT_ID_BYTES);
    }

    /** Version of a rule with this content. */
    static String version(String content) {
        return hex(content, VERSION_BYTES);
    }

    private static String hex(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
