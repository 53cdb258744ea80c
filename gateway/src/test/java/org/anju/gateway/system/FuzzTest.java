package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand malformed frames and payloads on the socket: the gateway goes on serving, and its memory stays flat. */
@Timeout(300)
final class FuzzTest {
    private static final int PAYLOADS = 90_000;
    private static final int FRAMES = 12_000;
    private static final int PER_CONNECTION = 3_000;
    private static final int WINDOW = 100;
    private static final long GROWTH_BYTES = 48L << 20;
    private static final List<String> SEEDS = List.of(
            "{\"ts\":1700000000123,\"values\":{\"power_w\":38.5,\"on\":true}}",
            "[{\"power_w\":1},{\"power_w\":2,\"energy_kwh\":0.5}]",
            "{\"event\":\"sos\",\"ts\":1700000000123,\"data\":{\"a\":[1,{\"b\":null}]}}",
            "{\"online\":true}",
            "{\"lamp-1\":[{\"ts\":1700000000123,\"values\":{\"power_w\":1}}]}",
            "{\"UtcTime\":\"2026-01-01T00:00:00Z\",\"Source\":{\"a\":\"1\"},\"Data\":{\"State\":true}}");
    private static final List<String> TOPICS = List.of(
            "anju/lamp-1/telemetry",
            "anju/lamp-1/event",
            "anju/lamp-1/status",
            "v1/devices/me/telemetry",
            "v1/devices/me/attributes",
            "v1/gateway/telemetry",
            "v1/gateway/connect",
            "x/onvif-ej/VideoSource/SignalLoss/&1",
            "anju/lamp-1/command/reply");

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void theGatewayServesOnAndItsMemoryStaysFlat() throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 2, 0);
        Path config = Files.writeString(folder.resolve("anju.yaml"), SmallEstate.NO_RATE_LIMIT);
        try (GatewayProcess gateway = GatewayProcess.start(
                folder.resolve("data"), Map.of(), "--config", config.toString(), "--estate", estate.toString())) {
            payloads(gateway.mqttPort(), PAYLOADS / 6);
            frames(gateway.mqttPort(), FRAMES / 6);
            long before = heap(gateway);
            payloads(gateway.mqttPort(), PAYLOADS - PAYLOADS / 6);
            frames(gateway.mqttPort(), FRAMES - FRAMES / 6);
            long after = heap(gateway);
            System.out.println("fuzz: " + PAYLOADS + " payloads and " + FRAMES + " frames, seed " + seed
                    + ", live heap before " + (before >> 20) + " MB, after " + (after >> 20) + " MB");
            assertTrue(after - before < GROWTH_BYTES, "the heap grew by " + ((after - before) >> 20) + " MB");
            MosquittoPub lamp = new MosquittoPub(gateway.mqttPort(), "mqttv5");
            assertEquals(
                    0,
                    lamp.publish("lamp-2", "anju/lamp-2/telemetry", "{\"power_w\":1}")
                            .exitCode());
            Rest.signIn(gateway).expect(200, "/health/ready");
        }
    }

    /** Mutated payloads on a good connection, each acknowledged, whatever it is. */
    private void payloads(int port, int count) throws IOException {
        for (int sent = 0; sent < count; sent += PER_CONNECTION) {
            try (Socket socket = connect(port)) {
                int waiting = 0;
                for (int i = 0; i < Math.min(PER_CONNECTION, count - sent); i++) {
                    socket.getOutputStream().write(publish(1 + i % 60_000));
                    if (++waiting == WINDOW) {
                        readAll(socket.getInputStream(), 2 * WINDOW);
                        waiting = 0;
                    }
                }
            }
        }
    }

    /** Broken frames, each on a connection of its own, half of them after a good CONNECT. */
    private void frames(int port, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            try (Socket socket = random.nextBoolean() ? connect(port) : open(port)) {
                byte[] frame =
                        random.nextInt(4) == 0 ? noise() : mutated(random.nextBoolean() ? publish(7) : connectFrame());
                socket.getOutputStream().write(frame);
            } catch (IOException _closedAlready) {
                // It may close in the middle of nonsense.
            }
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated(byte[] bytes) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] publish(int packetId) {
        byte[] payload = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) > 0) {
            payload = mutated(payload);
        }
        return bytes(MqttMessageBuilders.publish()
                .topicName(TOPICS.get(random.nextInt(TOPICS.size())))
                .messageId(packetId)
                .qos(MqttQoS.AT_LEAST_ONCE)
                .payload(Unpooled.wrappedBuffer(payload))
                .build());
    }

    private static byte[] connectFrame() {
        return bytes(MqttMessageBuilders.connect()
                .clientId("lamp-1")
                .username("lamp-1")
                .password(SmallEstate.password("lamp-1").getBytes(StandardCharsets.UTF_8))
                .protocolVersion(MqttVersion.MQTT_3_1_1)
                .cleanSession(true)
                .keepAlive(60)
                .build());
    }

    private static byte[] bytes(MqttMessage message) {
        EmbeddedChannel channel = new EmbeddedChannel(MqttEncoder.INSTANCE);
        channel.writeOutbound(message);
        ByteBuf buffer = channel.readOutbound();
        byte[] bytes = ByteBufUtil.getBytes(buffer);
        buffer.release();
        channel.finishAndReleaseAll();
        return bytes;
    }

    private static Socket open(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = open(port);
        socket.getOutputStream().write(connectFrame());
        byte[] answer = socket.getInputStream().readNBytes(4);
        assertEquals(0, answer.length == 4 ? answer[3] : -1, "CONNACK");
        return socket;
    }

    /** Reads acknowledgements of four bytes each until about {@code frames} have come or none comes. */
    private static void readAll(InputStream in, int frames) throws IOException {
        try {
            in.readNBytes(frames * 2);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("a payload was not acknowledged", e);
        }
    }

    /** Live bytes of the heap, after a full collection. */
    private static long heap(GatewayProcess gateway) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (String command : List.of("GC.run", "GC.run")) {
            new ProcessBuilder(jcmd.toString(), Long.toString(gateway.pid()), command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(30, TimeUnit.SECONDS);
        }
        Process info = new ProcessBuilder(jcmd.toString(), Long.toString(gateway.pid()), "GC.heap_info").start();
        String text = new String(info.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        long used = 0;
        for (String line : text.split("\n", -1)) {
            if (line.contains("generation") && line.contains("used ")) {
                String number = line.substring(line.indexOf("used ") + 5, line.indexOf('K', line.indexOf("used ")));
                used += Long.parseLong(number.trim()) << 10;
            }
        }
        assertTrue(used > 0, text);
        return used;
    }
}
