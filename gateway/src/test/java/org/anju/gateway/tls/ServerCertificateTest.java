package org.anju.gateway.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import org.anju.gateway.server.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerCertificateTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path folder;

    @Test
    void aChangedPairIsTakenOverAndAHandshakeUnderWayKeepsItsOwn() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        TestAuthority.Pair first = authority.server("first");
        TestAuthority.Pair second = authority.server("second");
        Path chain = Files.copy(first.certificate(), folder.resolve("server.pem"));
        Path key = Files.copy(first.key(), folder.resolve("server.key"));
        ServerCertificate certificate = ServerCertificate.open(chain, key, CLOCK);
        String before = certificate.keyManager().chooseEngineServerAlias("EC", null, null);
        X509Certificate shownBefore = certificate.keyManager().getCertificateChain(before)[0];

        Files.copy(second.certificate(), chain, StandardCopyOption.REPLACE_EXISTING);
        certificate.check();
        assertTrue(certificate.trouble().contains("is not the one of"), certificate.trouble());
        assertEquals(before, certificate.keyManager().chooseEngineServerAlias("EC", null, null));

        Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
        certificate.check();
        String after = certificate.keyManager().chooseEngineServerAlias("EC", null, null);
        assertEquals("", certificate.trouble());
        assertNotEquals(shownBefore, certificate.keyManager().getCertificateChain(after)[0]);
        assertEquals(shownBefore, certificate.keyManager().getCertificateChain(before)[0]);
        assertTrue(Pem.fit(certificate.keyManager().getPrivateKey(before), shownBefore.getPublicKey()));
    }

    @Test
    void everyUsualFormOfAKeyIsRead() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        TestAuthority.Pair pair = authority.server("server");
        Path older = authority.rewrite(pair.key(), "older.key", "ec");
        assertTrue(Files.readString(older).contains("BEGIN EC PRIVATE KEY"));

        ServerCertificate certificate = ServerCertificate.open(pair.certificate(), older, CLOCK);

        assertEquals("", certificate.trouble());
    }

    @Test
    void whatCannotBeUsedIsNamed() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        TestAuthority.Pair pair = authority.server("server");
        TestAuthority.Pair other = authority.server("other");
        Path none = folder.resolve("none.pem");
        Path text = Files.writeString(folder.resolve("text.pem"), "not PEM");
        Path secret = authority.rewrite(
                pair.key(), "secret.key", "pkcs8", "-topk8", "-passout", "pass:x", "-v2", "aes-256-cbc");

        assertRefused(none, pair.key(), "none.pem does not exist");
        assertRefused(text, pair.key(), "text.pem");
        assertRefused(pair.certificate(), text, "text.pem holds no private key");
        assertRefused(pair.certificate(), pair.certificate(), "holds no private key");
        assertRefused(pair.certificate(), secret, "secret.key holds a key that is encrypted");
        assertRefused(pair.certificate(), other.key(), "is not the one of the first certificate");
    }

    private static void assertRefused(Path chain, Path key, String words) {
        String message = assertThrows(IOException.class, () -> ServerCertificate.open(chain, key, CLOCK))
                .getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void itSpeaksUpBeforeItExpires() throws Exception {
        TestAuthority.Pair pair = new TestAuthority(folder).server("server");
        for (int[] dayAndSays : new int[][] {{300, 0}, {355, 1}, {366, 2}}) {
            Clock then = Clock.offset(CLOCK, Duration.ofDays(dayAndSays[0]));
            String trouble =
                    ServerCertificate.open(pair.certificate(), pair.key(), then).trouble();
            String words =
                    switch (dayAndSays[1]) {
                        case 0 -> "";
                        case 1 -> "expires in";
                        default -> "expired at";
                    };
            assertTrue(words.isEmpty() ? trouble.isEmpty() : trouble.contains(words), trouble);
        }
    }
}
