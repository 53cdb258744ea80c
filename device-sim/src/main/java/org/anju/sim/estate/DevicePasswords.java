package org.anju.sim.estate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords of simulated devices: HMAC-SHA256 over the device id under a key made of the seed, base64url, cut to 22 characters
 * (132 bits). Whoever knows the seed knows every password, which is what makes the estate file reproducible and what makes
 * these passwords fit for simulation only.
 */
final class DevicePasswords {
    private static final int LENGTH = 22;

    private final Mac mac;

    DevicePasswords(long seed) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ByteBuffer.allocate(Long.BYTES).putLong(seed).array(), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    String of(String deviceId) {
        byte[] digest = mac.doFinal(deviceId.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, LENGTH);
    }
}
