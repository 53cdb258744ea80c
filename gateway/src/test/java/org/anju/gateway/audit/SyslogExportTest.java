package org.anju.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlCare;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.tls.CertificateAuthority;
import org.anju.gateway.tls.ClientIdentity;
import org.anju.gateway.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogExportTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(1_700_000_000_000L);
    private SqlStore sql;
    private SqlAudit audit;
    private SqlCare care;

    @BeforeEach
    void open() {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        audit = new SqlAudit(sql);
        care = new SqlCare(sql);
    }

    @AfterEach
    void close() {
        sql.close();
    }

    private void act(String what) {
        audit.record(new AuditEntry(clock.millis(), "wang \"]", "10.0.0.1", what, "al-1", "{\"status\":200}"));
    }

    private SyslogExport export(String target, @Nullable Path authorities) throws IOException {
        return new SyslogExport(
                audit,
                URI.create(target),
                ClientIdentity.context(null, authorities).getSocketFactory(),
                care::syslogSent,
                care::rememberSyslog);
    }

    @Test
    void overUdpEachEntryIsADatagram() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            receiver.setSoTimeout(10_000);
            SyslogExport export = export("udp://127.0.0.1:" + receiver.getLocalPort(), null);
            act("one");
            act("two");
            export.run();
            for (String what : List.of("one", "two")) {
                DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
                receiver.receive(packet);
                String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                assertTrue(text.startsWith("<110>1 2023-11-14T22:13:20Z - anju - audit [audit@32473 "), text);
                assertTrue(text.contains("action=\"" + what + "\""), text);
            }
            assertEquals(2, care.syslogSent());
        }
    }

    @Test
    void overTlsOnlyAReceiverThatIsKnownGetsEntries() throws Exception {
        CertificateAuthority authority = new CertificateAuthority(folder.resolve("log"), Clock.systemUTC());
        authority.create("Log authority");
        CertificateAuthority.Issued issued = authority.server(List.of("127.0.0.1"), Duration.ofDays(9));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {
                    ServerCertificate.open(issued.certificate(), issued.key(), Clock.systemUTC())
                            .keyManager()
                },
                null,
                null);
        act("one");
        try (ServerSocket receiver =
                context.getServerSocketFactory().createServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            String target = "tls://127.0.0.1:" + receiver.getLocalPort();
            CompletableFuture<String> refused = received(receiver);
            SyslogExport unknown = export(target, null);
            unknown.run();
            assertTrue(unknown.trouble().contains("check audit.syslog"), unknown.trouble());
            assertEquals(0, care.syslogSent());
            assertFalse(refused.handle((text, failure) -> failure == null && text.contains("action"))
                    .get());
            CompletableFuture<String> known = received(receiver);
            SyslogExport export = export(target, authority.trustFile());
            export.run();
            assertEquals("", export.trouble());
            assertTrue(known.get().contains("action=\"one\""));
        }
    }

    private static CompletableFuture<String> received(ServerSocket receiver) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket socket = receiver.accept()) {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void whatWasWrittenWhileTheReceiverWasAwayFollows() throws Exception {
        ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = receiver.getLocalPort();
        receiver.close();
        SyslogExport export = export("tcp://127.0.0.1:" + port, null);
        act("one");
        act("two");
        export.run();
        assertTrue(export.trouble().contains("wait in the trail"), export.trouble());
        assertEquals(0, care.syslogSent());
        try (ServerSocket back = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = received(back);
            export.run();
            String text = received.get();
            int length = Integer.parseInt(text.substring(0, text.indexOf(' ')));
            String first = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                    .substring(text.indexOf(' ') + 1, text.indexOf(' ') + 1 + length);
            assertTrue(
                    first.startsWith("<110>1 2023-11-14T22:13:20Z - anju - audit [audit@32473 sequence=\"1\""), first);
            assertTrue(first.contains("who=\"wang \\\"\\]\"") && first.contains("action=\"one\""), first);
            assertTrue(
                    text.contains("sequence=\"2\"")
                            && text.contains(audit.verify().head()),
                    text);
        }
        assertEquals("", export.trouble());
        assertEquals(2, care.syslogSent());
    }
}
