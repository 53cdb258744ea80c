package org.anju.gateway.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) hashes of passwords in the PHC string format, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. A hash carries its own
 * parameters, so that they can be raised later. Takes tens of milliseconds and megabytes: not for event loops.
 */
public final class Passwords {
    /** Fewest characters of a password that somebody chose. */
    public static final int SHORTEST = 8;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Secrets secrets;
    private final int memoryKib;
    private final int passes;
    private final String nobody;

    /**
     * Hashes with the given cost; {@link #standard} is meant for production.
     *
     * @param memoryKib memory in KiB, at least 8
     * @param passes at least 1
     */
    public Passwords(Secrets secrets, int memoryKib, int passes) {
        this.secrets = secrets;
        this.memoryKib = memoryKib;
        this.passes = passes;
        this.nobody = hash(secrets.token());
    }

    /** The cost OWASP gives as the least for Argon2id: 19 MiB, 2 passes, 1 lane. */
    public static Passwords standard(Secrets secrets) {
        return new Passwords(secrets, 19_456, 2);
    }

    public String hash(String password) {
        byte[] salt = secrets.bytes(SALT_BYTES);
        byte[] hash = argon2id(password, salt, memoryKib, passes, 1);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + passes + ",p=1$" + base64.encodeToString(salt) + '$'
                + base64.encodeToString(hash);
    }

    /** Whether the password gives this hash; a malformed hash fits none. */
    public boolean verify(String password, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = argon2id(
                password,
                salt,
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes as long as {@link #verify} for a user who does not exist, so that time does not tell who does. */
    public void verifyNobody(String password) {
        verify(password, nobody);
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int passes, int lanes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
