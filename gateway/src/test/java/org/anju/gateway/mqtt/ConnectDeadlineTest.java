package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slow-loris on MQTT: connections that trickle. Time is the channel's and moves by hand, but for the port, which keeps its own. */
class ConnectDeadlineTest {
    private static final Duration WITHIN = Duration.ofSeconds(1);

    private static final byte[] CONNECT = {16, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0};

    private static EmbeddedChannel channel() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        channel.pipeline().addLast(new MqttDecoder(), new ConnectDeadline(Duration.ofSeconds(10)));
        return channel;
    }

    private static void pass(EmbeddedChannel channel, long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void whoTricklesItsConnectIsEnded() {
        EmbeddedChannel channel = channel();
        for (int i = 0; i < 9; i++) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {CONNECT[i]}));
            pass(channel, 1);
            assertTrue(channel.isOpen(), "after " + i);
        }
        pass(channel, 1);
        assertFalse(channel.isOpen());
    }

    @Test
    void whoSaysNothingIsEndedAndWhoConnectsInTimeStays() {
        EmbeddedChannel silent = channel();
        pass(silent, 10);
        assertFalse(silent.isOpen());
        EmbeddedChannel prompt = channel();
        pass(prompt, 9);
        prompt.writeInbound(Unpooled.wrappedBuffer(CONNECT));
        pass(prompt, 600);
        assertTrue(prompt.isOpen());
        prompt.finishAndReleaseAll();
    }

    @Test
    @Timeout(60)
    void onAPortThoseWhoTrickleAreEndedAndDevicesGoOn(@TempDir Path folder) throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, WITHIN, ListenerRig.plain())) {
            int port = rig.listener.port("mqtt");
            List<Socket> slow = new ArrayList<>();
            try (Client prompt =
                    new Client("tcp://127.0.0.1:" + port, "prompt", Client.signIn("lamp-1", "secret-of-lamp-1"))) {
                for (int i = 0; i < 30; i++) {
                    slow.add(new Socket(InetAddress.getLoopbackAddress(), port));
                }
                for (Socket socket : slow) {
                    assertTrue(isEnded(socket));
                }
                assertEquals(0, prompt.publish("anju/lamp-1/telemetry", "{\"power_w\":1}"));
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    /** Sends a byte now and then, and waits in between for the other side to end the connection. */
    private static boolean isEnded(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        boolean ended = false;
        for (int i = 0; i < CONNECT.length && !ended; i++) {
            ended = endedAfter(socket, CONNECT[i]);
        }
        return ended;
    }

    private static boolean endedAfter(Socket socket, byte next) {
        try {
            socket.getOutputStream().write(next);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }
}
