package org.anju.gateway.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the trail to a syslog receiver (RFC 5424), over UDP, TCP or TLS (RFC 5425, octet counting). It remembers how far it got: what was
 * written while the receiver was away follows when it is back, over TCP and TLS. {@link #run} blocks; call it again and again.
 */
public final class SyslogExport implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogExport.class);
    private static final int BATCH = 200;
    private static final int TIMEOUT_MS = 5_000;
    /** Facility 13, log audit; severity 6, informational. */
    private static final int PRIORITY = 13 * 8 + 6;

    private final AuditTrail trail;
    private final URI target;
    private final SSLSocketFactory sockets;
    private final LongSupplier sent;
    private final LongConsumer remember;
    private volatile String trouble = "";

    /**
     * @param target {@code udp}, {@code tcp} or {@code tls}
     * @param sockets makes the connections over TLS
     * @param sent sequence number of the last entry sent, 0 for none
     * @param remember keeps it
     */
    public SyslogExport(
            AuditTrail trail, URI target, SSLSocketFactory sockets, LongSupplier sent, LongConsumer remember) {
        this.trail = trail;
        this.target = target;
        this.sockets = sockets;
        this.sent = sent;
        this.remember = remember;
    }

    /** What is wrong, one sentence; empty when all is well. */
    public String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            List<AuditRow> rows = trail.after(sent.getAsLong(), BATCH);
            while (!rows.isEmpty()) {
                send(rows);
                remember.accept(rows.get(rows.size() - 1).sequence());
                rows = rows.size() < BATCH
                        ? List.of()
                        : trail.after(rows.get(rows.size() - 1).sequence(), BATCH);
            }
            trouble = "";
        } catch (IOException e) {
            if (trouble.isEmpty()) {
                LOG.warn("the syslog receiver {} takes no audit entries: {}", target, e.toString());
            }
            trouble = "the syslog receiver " + target + " takes no audit entries (" + e.getMessage()
                    + "); they wait in the trail; check audit.syslog and the receiver";
        }
    }

    private void send(List<AuditRow> rows) throws IOException {
        if (target.getScheme().equals("udp")) {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.connect(new InetSocketAddress(target.getHost(), port(514)));
                for (AuditRow row : rows) {
                    byte[] message = message(row);
                    socket.send(new DatagramPacket(message, message.length));
                }
            }
            return;
        }
        try (Socket socket = connect();
                OutputStream out = socket.getOutputStream()) {
            for (AuditRow row : rows) {
                byte[] message = message(row);
                out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(message);
            }
            out.flush();
        }
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket();
        plain.connect(
                new InetSocketAddress(target.getHost(), port(target.getScheme().equals("tls") ? 6514 : 601)),
                TIMEOUT_MS);
        plain.setSoTimeout(TIMEOUT_MS);
        if (!target.getScheme().equals("tls")) {
            return plain;
        }
        SSLSocket secure = (SSLSocket) sockets.createSocket(plain, target.getHost(), plain.getPort(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private int port(int otherwise) {
        return target.getPort() < 0 ? otherwise : target.getPort();
    }

    private static byte[] message(AuditRow row) {
        AuditEntry entry = row.entry();
        String text = "<" + PRIORITY + ">1 " + Instant.ofEpochMilli(entry.atMs())
                + " - anju - audit [audit@32473 sequence=\""
                + row.sequence() + "\" hash=\"" + row.hash() + "\" who=\"" + escaped(entry.who()) + "\" origin=\""
                + escaped(entry.origin()) + "\" action=\"" + escaped(entry.action()) + "\" object=\""
                + escaped(entry.object()) + "\"] " + entry.detail().replace('\n', ' ');
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("]", "\\]")
                .replace('\n', ' ');
    }
}
