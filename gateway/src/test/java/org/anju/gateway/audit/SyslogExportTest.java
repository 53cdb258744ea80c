package org.anju.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.sql.SqlAudit;
import org.anju.gateway.sql.SqlCare;
import org.anju.gateway.sql.SqlStore;
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

    @Test
    void whatWasWrittenWhileTheReceiverWasAwayFollows() throws Exception {
        ServerSocket receiver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = receiver.getLocalPort();
        receiver.close();
        SyslogExport export =
                new SyslogExport(audit, URI.create("tcp://127.0.0.1:" + port), care::syslogSent, care::rememberSyslog);
        act("one");
        act("two");
        export.run();
        assertTrue(export.trouble().contains("wait in the trail"), export.trouble());
        assertEquals(0, care.syslogSent());
        try (ServerSocket back = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = back.accept()) {
                    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
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
