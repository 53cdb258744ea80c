package org.anju.gateway;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;

/** An NTP server on loopback whose clock is ahead of this machine's. */
public final class FakeTimeServer implements AutoCloseable {
    private static final long EPOCH_S = 2_208_988_800L;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

    public FakeTimeServer(Duration ahead) throws IOException {
        Thread thread = new Thread(() -> serve(ahead), "fake-time-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void serve(Duration ahead) {
        try {
            while (!socket.isClosed()) {
                byte[] packet = new byte[48];
                DatagramPacket request = new DatagramPacket(packet, packet.length);
                socket.receive(request);
                long nowMs = Clock.systemUTC().millis() + ahead.toMillis();
                packet[0] = 0x24;
                for (int at : new int[] {32, 40}) {
                    ByteBuffer.wrap(packet, at, 8)
                            .putInt((int) (nowMs / 1000 + EPOCH_S))
                            .putInt((int) (((nowMs % 1000) << 32) / 1000));
                }
                socket.send(new DatagramPacket(packet, packet.length, request.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
