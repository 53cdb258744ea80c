package org.anju.gateway.estate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes device credentials with HMAC-SHA-256 under a key that lives in a file beside the database, not in it. A memory-hard hash is for
 * secrets people choose; device secrets are issued at random, and thousands of devices reconnecting at once must be checked in a second
 * (docs/adr/0003). Thread-safe.
 */
public final class CredentialSeal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    public CredentialSeal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads the key file, or makes one that only its owner may read.
     *
     * @throws IOException when the file cannot be read or made, or does not hold a key
     */
    public static CredentialSeal open(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(draft, fresh);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != KEY_BYTES) {
            throw new IOException(file + " must hold a key of " + KEY_BYTES + " bytes but has " + bytes.length
                    + "; restore it from the backup, or remove it and import the estate again");
        }
        return new CredentialSeal(bytes);
    }

    /** Seals a credential; passwords get a fresh salt. */
    public SealedCredential seal(Credential credential) {
        String salt = "";
        if (credential.type() == Credential.Type.PASSWORD) {
            byte[] bytes = new byte[SALT_BYTES];
            random.nextBytes(bytes);
            salt = HexFormat.of().formatHex(bytes);
        }
        return new SealedCredential(credential.type(), salt, hash(credential.type(), salt, credential.secret()));
    }

    /** Whether {@code credential} is the one that was sealed; takes the same time for every wrong secret. */
    public boolean matches(SealedCredential sealed, Credential credential) {
        if (sealed.type() != credential.type()) {
            return false;
        }
        String given = hash(credential.type(), sealed.salt(), credential.secret());
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII), sealed.hash().getBytes(StandardCharsets.US_ASCII));
    }

    private String hash(Credential.Type type, String salt, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((type.word() + ":" + salt + ":").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
