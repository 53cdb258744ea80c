package org.anju.gateway.doctor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;

/** Asks an NTP server for the time (SNTP, RFC 4330). Blocks for up to three seconds. */
public final class TimeServer {
    private static final int PORT = 123;
    private static final int TIMEOUT_MS = 3_000;
    private static final int PACKET = 48;
    private static final byte CLIENT_V4 = 0x23;
    private static final int MODE_MASK = 7;
    private static final int SERVER_MODE = 4;
    private static final int RECEIVE_AT = 32;
    private static final int TRANSMIT_AT = 40;
    /** From 1900, where NTP counts from, to 1970. */
    private static final long EPOCH_S = 2_208_988_800L;

    private final String host;
    private final int port;
    private final Clock clock;

    /**
     * @param address {@code host} or {@code host:port}
     */
    public TimeServer(String address, Clock clock) {
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > 0 && address.indexOf(':') == colon;
        this.host = hasPort ? address.substring(0, colon) : address;
        this.port = hasPort ? Integer.parseInt(address.substring(colon + 1)) : PORT;
        this.clock = clock;
    }

    /**
     * How far this machine's clock is ahead of the server's, milliseconds; negative when behind.
     *
     * @throws IOException when the server does not answer, or not with the time
     */
    public long aheadMs() throws IOException {
        byte[] packet = new byte[PACKET];
        packet[0] = CLIENT_V4;
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
            long sentMs = clock.millis();
            socket.send(new DatagramPacket(packet, packet.length));
            DatagramPacket answer = new DatagramPacket(packet, packet.length);
            socket.receive(answer);
            long receivedMs = clock.millis();
            if (answer.getLength() < PACKET || (packet[0] & MODE_MASK) != SERVER_MODE) {
                throw new IOException(host + " did not answer as an NTP server does");
            }
            long thereMs = millis(packet, RECEIVE_AT);
            long backMs = millis(packet, TRANSMIT_AT);
            return ((sentMs - thereMs) + (receivedMs - backMs)) / 2;
        }
    }

    private static long millis(byte[] packet, int at) {
        ByteBuffer stamp = ByteBuffer.wrap(packet, at, 2 * Integer.BYTES);
        long seconds = Integer.toUnsignedLong(stamp.getInt());
        long fraction = Integer.toUnsignedLong(stamp.getInt());
        return (seconds - EPOCH_S) * 1000 + ((fraction * 1000) >>> 32);
    }
}
