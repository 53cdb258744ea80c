package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FastLaneTest {
    private static final String TOPIC = "anju/lamp-1/telemetry";
    private static final int LONGEST = 400;

    /** What came the short way, or {@code long} for a stretch that came the long way, in the order of the wire. */
    private final List<String> came = new ArrayList<>();

    private final ByteArrayOutputStream longWay = new ByteArrayOutputStream();
    private final List<FastLane> spoke = new ArrayList<>();
    private final FastLane lane = new FastLane(spoke::add, LONGEST);
    private final EmbeddedChannel channel = new EmbeddedChannel(lane, new ChannelInboundHandlerAdapter() {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ByteBuf bytes = (ByteBuf) message;
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.readBytes(copy);
            bytes.release();
            longWay.writeBytes(copy);
        }
    });

    private void open(boolean mqtt5) {
        lane.open(
                (topic, payload, qos, id) ->
                        came.add(topic + " " + new String(payload, StandardCharsets.UTF_8) + " " + qos + " " + id),
                mqtt5);
    }

    private static byte[] publish(String topic, int qos, int id, String payload, byte... properties) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        body.write(name.length >> 8);
        body.write(name.length);
        body.writeBytes(name);
        if (qos > 0) {
            body.write(id >> 8);
            body.write(id);
        }
        body.writeBytes(properties);
        body.writeBytes(payload.getBytes(StandardCharsets.UTF_8));
        return frame(0x30 | (qos << 1), body.toByteArray());
    }

    private static byte[] frame(int head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head);
        int rest = body.length;
        do {
            out.write(rest > 127 ? (rest & 127) | 128 : rest);
            rest >>= 7;
        } while (rest > 0);
        out.writeBytes(body);
        return out.toByteArray();
    }

    private void arrives(byte[] bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes));
    }

    @Property(tries = 300)
    void everyFrameIsSeenOnceAndWhole_howeverItIsCut(@ForAll long seed) {
        FastLaneTest it = new FastLaneTest();
        Random random = new Random(seed);
        boolean mqtt5 = random.nextBoolean();
        byte[] none = mqtt5 ? new byte[1] : new byte[0];
        it.open(mqtt5);
        it.lane.learn(TOPIC);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        ByteArrayOutputStream expectedLong = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int id = 1 + random.nextInt(65_535);
            int qos = random.nextInt(3);
            boolean own = random.nextInt(4) > 0;
            String payload = "x".repeat(random.nextInt(500));
            byte[] frame = random.nextInt(5) == 0
                    ? frame(0xC0, new byte[0])
                    : publish(own ? TOPIC : "anju/lamp-1/event", qos, id, payload, none);
            wire.writeBytes(frame);
            boolean fast = (frame[0] & 0xF0) == 0x30 && qos < 2 && own && frame.length <= LONGEST;
            if (fast) {
                expected.add(TOPIC + " " + payload + " " + qos + " " + (qos == 0 ? 0 : id));
            } else {
                expectedLong.writeBytes(frame);
            }
        }
        byte[] all = wire.toByteArray();
        for (int from = 0; from < all.length; ) {
            int to = Math.min(all.length, from + 1 + random.nextInt(random.nextBoolean() ? 7 : 900));
            it.arrives(Arrays.copyOfRange(all, from, to));
            from = to;
        }
        assertEquals(expected, it.came);
        assertEquals(
                new String(expectedLong.toByteArray(), StandardCharsets.ISO_8859_1),
                new String(it.longWay.toByteArray(), StandardCharsets.ISO_8859_1));
        it.channel.finishAndReleaseAll();
    }

    @Test
    void everythingGoesTheLongWayUntilTheClientIsAccepted() {
        lane.learn(TOPIC);
        arrives(publish(TOPIC, 1, 7, "{}"));
        assertEquals(List.of(), came);
        assertEquals(List.of(lane), spoke);
    }

    @Test
    void whatIsWrongOrHasPropertiesGoesTheLongWay() {
        open(true);
        lane.learn(TOPIC);
        byte[] noId = publish(TOPIC, 1, 0, "{}", (byte) 0);
        byte[] alias = publish(TOPIC, 1, 7, "{}", (byte) 3, (byte) 0x23, (byte) 0, (byte) 1);
        byte[] empty = frame(0x32, new byte[0]);
        arrives(noId);
        arrives(alias);
        arrives(empty);
        assertEquals(List.of(), came);
        assertEquals(noId.length + alias.length + empty.length, longWay.size());
    }

    @Test
    void aLengthOfFiveBytesIsLeftToTheDecoder() {
        open(false);
        lane.learn(TOPIC);
        byte[] bad = {0x30, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 2, 3};
        arrives(bad);
        arrives(publish(TOPIC, 0, 0, "{}"));
        assertEquals(List.of(), came);
        assertTrue(longWay.size() > bad.length);
    }

    @Test
    void acknowledgementsOfOneCommitGoOutTogether() {
        open(false);
        assertTrue(lane.acknowledge(1));
        assertFalse(lane.acknowledge(0xABCD));
        lane.flush();
        ByteBuf sent = channel.readOutbound();
        assertEquals(0x4002_0001, sent.readInt());
        assertEquals(0x4002_ABCD, sent.readInt());
        assertFalse(sent.isReadable());
        sent.release();
        lane.flush();
        assertNull(channel.readOutbound());
    }

    @Test
    void aClientThatDoesNotReadIsNotReadUntilItDoes() {
        open(false);
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        lane.acknowledge(1);
        lane.flush();
        assertFalse(channel.config().isAutoRead());
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        channel.runPendingTasks();
        assertTrue(channel.config().isAutoRead());
    }
}
