package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Secrets secrets = new Secrets(new SecureRandom());

    @Test
    void onlyTheRightPasswordFits() {
        Passwords passwords = Passwords.standard(secrets);
        String hash = passwords.hash("密码 with ünïcode");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(passwords.verify("密码 with ünïcode", hash));
        assertFalse(passwords.verify("密码 with unicode", hash));
        assertNotEquals(hash, passwords.hash("密码 with ünïcode"), "salted");
        assertFalse(passwords.verify("anything", "not a hash"));
    }

    @Test
    void aHashOfLowerCostStillFitsAfterTheCostIsRaised() {
        String old = new Passwords(secrets, 64, 1).hash("secret");
        assertTrue(new Passwords(secrets, 128, 2).verify("secret", old));
    }

    /** Made with the reference implementation: argon2 of the password "password" with salt "somesalt". */
    @Test
    void agreesWithOtherImplementations() {
        String known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertTrue(new Passwords(secrets, 64, 1).verify("password", known));
    }

    @Test
    void generatedPasswordsAreLongAndDiffer() {
        assertEquals(20, secrets.password().length());
        assertNotEquals(secrets.password(), secrets.password());
    }
}
