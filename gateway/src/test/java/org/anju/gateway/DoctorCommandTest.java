package org.anju.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Passwords;
import org.anju.gateway.api.Role;
import org.anju.gateway.api.Secrets;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.model.Scope;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.sql.SqlUsers;
import org.anju.gateway.tls.CertificateAuthority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Faults are planted in a site that is well; the doctor names each and the remedy. */
class DoctorCommandTest {
    @TempDir
    Path folder;

    private Path data;

    private record Report(int exitCode, String text) {
        /** Fails unless the report has a fault line with all these words, the remedy among them. */
        void names(String... words) {
            assertTrue(exitCode != 0, text);
            assertTrue(
                    text.lines().filter(line -> line.startsWith("FAULT")).anyMatch(line -> List.of(words).stream()
                            .allMatch(line::contains)),
                    text);
        }
    }

    @BeforeEach
    void aSiteThatIsWell() throws IOException {
        data = folder.resolve("data");
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(data.resolve("credential.key"), "key");
        Files.setPosixFilePermissions(data.resolve("credential.key"), PosixFilePermissions.fromString("rw-------"));
        try (SqlStore sql = store()) {
            Secrets secrets = new Secrets(new SecureRandom());
            new SqlUsers(sql, new Passwords(secrets, 64, 1), secrets, Clock.systemUTC())
                    .create(new Account("admin", Role.ADMIN, Scope.CITY), "long enough");
        }
    }

    private SqlStore store() {
        return SqlStore.open("jdbc:sqlite:" + data.resolve("anju.db"));
    }

    private Report examine(String yaml, String... more) throws IOException {
        Path config = Files.writeString(
                folder.resolve("anju.yaml"),
                (yaml.contains("http:") ? "" : "http: { port: 0 }\n")
                        + (yaml.contains("mqtt:") ? "" : "mqtt: { port: 0 }\n")
                        + (yaml.contains("freeDisk")
                                ? ""
                                : "watchdog: { freeDisk: 1MB"
                                        + (yaml.contains("TIME=")
                                                ? ", timeServer: '"
                                                        + yaml.substring(5).strip() + "'"
                                                : "")
                                        + " }\n")
                        + (yaml.startsWith("TIME=") ? "" : yaml));
        StringWriter text = new StringWriter();
        CommandLine doctor = new CommandLine(new DoctorCommand()).setOut(new PrintWriter(text));
        String[] arguments =
                more.length > 0 ? more : new String[] {"--data-dir", data.toString(), "--config", config.toString()};
        return new Report(doctor.execute(arguments), text.toString());
    }

    @Test
    void aSiteThatIsWellHasNoFault() throws IOException {
        Report report = examine("");
        assertEquals(0, report.exitCode, report.text);
    }

    @Test
    void configuration() throws IOException {
        examine("htp: { port: 1 }\n").names("htp", "known here are");
        examine("http: { host: 0.0.0.0 }\n").names("http.host", "without TLS", "listenWithoutTls");
        examine("http: { port: 0, tls: { certificate: gone.pem, key: gone.key } }\n")
                .names("gone.pem", "is not a file the gateway can read");
    }

    @Test
    void ports() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            examine("http: { port: " + taken.getLocalPort() + " }\n").names("HTTP port", "ss -ltnp", "ANJU_HTTP_PORT");
            examine("mqtt: { port: " + taken.getLocalPort() + " }\n").names("MQTT port", "ss -ltnp", "ANJU_MQTT_PORT");
        }
    }

    @Test
    void diskAndDirectory() throws IOException {
        examine("watchdog: { freeDisk: 900000000GB }\n").names("disk", "are free", "make room");
        examine("", "--data-dir", "/proc").names("cannot be written", "chown");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Report open = examine("");
        assertTrue(open.text.contains("WARNING") && open.text.contains("chmod 700"), open.text);
    }

    @Test
    void aClockThatIsOff() throws Exception {
        try (FakeTimeServer server = new FakeTimeServer(Duration.ofMinutes(10))) {
            examine("TIME=127.0.0.1:" + server.port()).names("clock", "behind", "timedatectl");
        }
    }

    @Test
    void certificates() throws IOException {
        Path own = data.resolve("certificates");
        CertificateAuthority authority = new CertificateAuthority(own, new ManualClock(1_600_000_000_000L));
        authority.create("Test");
        authority.server(List.of("localhost"), Duration.ofDays(1));
        String tls = "http: { port: 0, tls: { certificate: certificates/server.pem, key: certificates/%s } }\n";
        examine(tls.formatted("server.key")).names("expired", "anju cert server");
        examine(tls.formatted("authority.key")).names("is not the one of the first certificate", "anju cert server");
        new CertificateAuthority(own, Clock.systemUTC()).server(List.of("localhost"), Duration.ofDays(90));
        Files.writeString(own.resolve("empty.pem"), "nothing\n");
        examine("http: { port: 0, tls: { certificate: certificates/server.pem, key: certificates/server.key,"
                        + " clientAuthorities: certificates/empty.pem } }\n")
                .names("empty.pem", "take it from the authority");
    }

    @Test
    void certificatesOfDevicesAndRecipients() throws IOException {
        Path own = data.resolve("certificates");
        CertificateAuthority authority = new CertificateAuthority(own, new ManualClock(1_600_000_000_000L));
        authority.create("Test");
        authority.server(List.of("localhost"), Duration.ofDays(1));
        Files.writeString(own.resolve("empty.pem"), "nothing\n");
        examine("mqtt: { port: 0, tls: { port: 0, certificate: certificates/server.pem, key: certificates/server.key,"
                        + " clientAuthorities: certificates/empty.pem } }\n")
                .names("MQTT certificate", "expired", "anju cert server");
        examine("delivery: { identity: { certificate: certificates/server.pem, key: certificates/authority.key } }\n")
                .names("recipients' certificate", "is not the one of the first certificate");
        examine("delivery: { identity: { authorities: certificates/empty.pem } }\n")
                .names("recipients' authorities", "empty.pem", "take it from the authority");
    }

    @Test
    void profilesAndRules() throws IOException {
        Files.createDirectories(data.resolve("rules"));
        Path rule = Files.writeString(data.resolve("rules/own.yaml"), "rules: 7\n");
        examine("").names("rules", "own.yaml", "mend the file");
        Files.delete(rule);
        Files.createDirectories(data.resolve("profiles"));
        Files.writeString(data.resolve("profiles/own.yaml"), "kind: [\n");
        examine("").names("profiles", "own.yaml", "mend the file");
    }

    @Test
    void damagedFiles() throws IOException {
        Files.writeString(data.resolve("history.db"), "this is no database, however long it may be".repeat(100));
        examine("").names("history.db", "damaged", "anju restore");
        Files.delete(data.resolve("history.db"));
        Files.delete(data.resolve("credential.key"));
        examine("").names("credential.key", "no device can sign in", "restore it from a backup");
        Files.writeString(data.resolve("anju.db"), "this is no database, however long it may be".repeat(100));
        examine("").names("SQL store", "damaged", "anju restore");
    }

    @Test
    void aDatabaseOfANewerVersion() throws IOException {
        try (SqlStore sql = store()) {
            sql.write(handle -> handle.execute(
                    "insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,"
                            + " installed_on, execution_time, success) values (999, '99', 'x', 'SQL', 'x', 'x',"
                            + " '2026-01-01', 1, 1)"));
        }
        examine("").names("SQL store", "newer Anju", "run that version");
    }

    @Test
    void nobodyLeftToAdminister() throws IOException {
        try (SqlStore sql = store()) {
            sql.write(handle -> handle.execute("update user_account set disabled = true"));
        }
        examine("").names("no administrator", "anju user add");
    }

    @Test
    void aBrokenAuditTrail() throws IOException {
        try (SqlStore sql = store()) {
            LocalStore.audit(sql, "test", "", "{}");
            sql.write(handle -> handle.execute("update audit_head set sequence = 9"));
        }
        examine("").names("audit trail is broken", "keep this database as evidence");
    }

    @Test
    void storesThatDoNotAnswer() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        examine("history: { influxUrl: 'http://127.0.0.1:" + closed + "' }\n")
                .names("history", "does not answer", "ANJU_INFLUX_URL");
        examine("sqlUrl: 'jdbc:postgresql://127.0.0.1:" + closed + "/anju'\n").names("SQL store", "ANJU_SQL_URL");
        HttpServer strict = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        strict.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        strict.start();
        try {
            examine("history: { influxUrl: 'http://u:p@127.0.0.1:"
                            + strict.getAddress().getPort() + "' }\n")
                    .names("refuses user, password or token", "history.influxToken");
        } finally {
            strict.stop(0);
        }
    }

    @Test
    void aRecipientNobodyKnows() throws IOException {
        examine("delivery: { recipients: [{ id: bureau, url: 'https://nowhere.invalid/x', secrets:"
                        + " [whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz] }] }\n")
                .names("nowhere.invalid", "name server");
    }
}
