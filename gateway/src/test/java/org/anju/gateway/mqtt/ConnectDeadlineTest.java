package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Slow-loris on MQTT: connections that trickle. Time is the channel's and moves by hand. */
class ConnectDeadlineTest {
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
}
