package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.tls.CertificateAuthority;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The TLS of the web server as openssl sees it, with certificates of {@link CertificateAuthority}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String WHO_AM_I = "GET /api/v1/session HTTP/1.0\r\n\r\n";

    @TempDir
    static Path folder;

    private CertificateAuthority authority;
    private ServerCertificate certificate;
    private TrustedAuthorities clients;
    private RunningApi api;

    @BeforeAll
    void start() throws Exception {
        authority = new CertificateAuthority(folder.resolve("own"), CLOCK);
        authority.create("Test authority");
        CertificateAuthority.Issued server = authority.server(List.of("127.0.0.1", "localhost", "::1"), YEAR);
        certificate = ServerCertificate.open(server.certificate(), server.key(), CLOCK);
        clients = TrustedAuthorities.open(authority.trustFile());
        api = new RunningApi(
                folder,
                new ApiSettings("127.0.0.1", 0, new ApiSettings.Tls(certificate.keyManager(), clients.trustManager())));
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
    }

    private String openssl(String request, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + api.port,
                "-CAfile",
                authority.trustFile().toString(),
                "-ign_eof"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(request.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException refusedAlready) {
            // What openssl printed says why.
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return output;
    }

    @ParameterizedTest
    @CsvSource({"-tls1, false", "-tls1_1, false", "-tls1_2, true", "-tls1_3, true"})
    void onlyModernProtocolsAreSpoken(String protocol, boolean spoken) throws Exception {
        String output = openssl(WHO_AM_I, protocol, "-cipher", "ALL:@SECLEVEL=0");
        assertEquals(spoken, output.contains("HTTP/1.0 401") || output.contains("HTTP/1.1 401"), output);
        assertEquals(spoken, output.contains("Verify return code: 0 (ok)") && !output.contains("Cipher is (NONE)"));
    }

    @ParameterizedTest
    @CsvSource({"AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES256-SHA384", "NULL"})
    void weakCiphersAreRefused(String cipher) throws Exception {
        String output = openssl(WHO_AM_I, "-tls1_2", "-cipher", cipher + ":@SECLEVEL=0");
        // A status line, not the bare number: what openssl prints of its own may hold any digits.
        assertFalse(output.contains("HTTP/1."), output);
        assertTrue(output.contains("Cipher is (NONE)"), output);
    }

    @Test
    void browsersAreToldToComeByTlsOnlyAndCookiesAreSecure() throws Exception {
        String body = "{\"username\":\"admin\",\"password\":\"" + RunningApi.PASSWORD + "\"}";
        String output = openssl("POST /api/v1/session HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
        assertTrue(
                output.contains("Strict-Transport-Security") || output.contains("strict-transport-security"), output);
        assertTrue(output.contains("Secure"), output);
    }

    private String signInWith(CertificateAuthority.Issued issued) throws Exception {
        return openssl(
                WHO_AM_I,
                "-cert",
                issued.certificate().toString(),
                "-key",
                issued.key().toString());
    }

    @Test
    void aMachineSignsInByCertificateAsTheUserItNames() throws Exception {
        String output = signInWith(authority.client("police", YEAR));
        assertTrue(output.contains("\"username\":\"police\""), output);
        String nobody = signInWith(authority.client("nobody", YEAR));
        assertTrue(nobody.contains(" 401 ") && nobody.contains("who is no user here"), nobody);
    }

    @Test
    void expiredForeignAndRevokedCertificatesAreRefused() throws Exception {
        CertificateAuthority.Issued expired = new CertificateAuthority(
                        folder.resolve("own"), new ManualClock(1_600_000_000_000L))
                .client("supervisor", Duration.ofDays(1));
        assertFalse(signInWith(expired).contains("\"username\""));

        CertificateAuthority foreign = new CertificateAuthority(folder.resolve("foreign"), CLOCK);
        foreign.create("Test authority");
        assertFalse(signInWith(foreign.client("supervisor", YEAR)).contains("\"username\""));

        CertificateAuthority.Issued lost = authority.client("tester", YEAR);
        assertTrue(signInWith(lost).contains("\"username\":\"tester\""));
        authority.revoke(lost.certificate());
        clients.check();
        assertFalse(signInWith(lost).contains("\"username\""));
        authority.revoke(authority.client("property", YEAR).certificate());
        clients.check();
        assertFalse(signInWith(lost).contains("\"username\""), "the next revocation keeps the one before");
        assertTrue(signInWith(authority.client("police", YEAR)).contains("\"username\":\"police\""));
    }

    @Test
    void aNewCertificateIsTakenOverWhileThePortIsOpen() throws Exception {
        String before = openssl(WHO_AM_I, "-showcerts");
        authority.server(List.of("127.0.0.1"), Duration.ofDays(90));
        certificate.check();
        assertEquals("", certificate.trouble());
        assertNotEquals(first(before), first(openssl(WHO_AM_I, "-showcerts")));
    }

    private static String first(String output) {
        return output.substring(output.indexOf("-----BEGIN CERTIFICATE"), output.indexOf("-----END CERTIFICATE"));
    }

    @Test
    void keysAreForTheirOwnerOnlyAndAnAuthorityIsMadeOnce() throws Exception {
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own/authority.key"))));
        assertTrue(String.valueOf(assertThrows(IOException.class, () -> authority.create("again"))
                        .getMessage())
                .contains("already"));
    }
}
