package org.anju.gateway.estate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issued credentials as an encrypted CSV file that any installation of OpenSSL opens:
 * {@code openssl enc -d -aes-256-cbc -pbkdf2 -iter 600000 -in FILE -out credentials.csv}.
 */
public final class SealedFile {
    /** Rounds of PBKDF2 with HMAC-SHA-256. */
    public static final int ROUNDS = 600_000;

    private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 8;
    private static final int KEY = 32;
    private static final int IV = 16;

    private SealedFile() {}

    /** The credentials as CSV, sealed with a passphrase. */
    public static byte[] of(List<RegisterDesk.Issued> issued, String passphrase) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("id", "kind", "name", "compound", "building", "password"));
        issued.forEach(each -> rows.add(List.of(
                each.entry().id(),
                each.entry().kind(),
                each.entry().name(),
                each.entry().compound(),
                each.entry().building(),
                each.password())));
        return seal(Tables.csv(rows), passphrase);
    }

    private static byte[] seal(byte[] plain, String passphrase) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] secret = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, (KEY + IV) * Byte.SIZE))
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(Arrays.copyOf(secret, KEY), "AES"),
                    new IvParameterSpec(Arrays.copyOfRange(secret, KEY, KEY + IV)));
            byte[] sealed = cipher.doFinal(plain);
            byte[] file = new byte[MAGIC.length + SALT + sealed.length];
            System.arraycopy(MAGIC, 0, file, 0, MAGIC.length);
            System.arraycopy(salt, 0, file, MAGIC.length, SALT);
            System.arraycopy(sealed, 0, file, MAGIC.length + SALT, sealed.length);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES and PBKDF2", e);
        }
    }
}
