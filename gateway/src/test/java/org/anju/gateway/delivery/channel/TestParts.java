package org.anju.gateway.delivery.channel;

import io.vertx.core.Vertx;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryState;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.format.Cap;
import org.anju.gateway.delivery.format.Words;
import org.jspecify.annotations.Nullable;

/** What channels need, and messages to send through them. */
public final class TestParts {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private TestParts() {}

    /** Parts of channels that speak HTTP. */
    public static ChannelParts parts(HttpClient http, Clock clock) {
        return parts(null, http, clock, null, new MqttDoor(new MemorySessions(), Runnable::run, clock));
    }

    public static ChannelParts parts(
            @Nullable Vertx vertx, HttpClient http, Clock clock, @Nullable MailServer mail, MqttDoor door) {
        return new ChannelParts(vertx, http, clock, new Words(ZONE), new Cap("anju.test", ZONE), mail, door);
    }

    /** A message of one delivery. */
    public static Message message(String recipient, long sequence, String alert, String payload) {
        return new Message(List.of(delivery(recipient, sequence, alert, payload)));
    }

    public static Delivery delivery(String recipient, long sequence, String alert, String payload) {
        return new Delivery(
                recipient,
                sequence,
                alert,
                "raised",
                DeliveryState.SENT,
                1,
                0,
                0,
                0L,
                null,
                null,
                null,
                null,
                null,
                payload);
    }

    /** Sessions that end with the test. */
    public static final class MemorySessions implements SessionBook {
        private final Map<String, String> sessions = new HashMap<>();

        @Override
        public synchronized Map<String, String> sessions() {
            return Map.copyOf(sessions);
        }

        @Override
        public synchronized void keep(String recipient, String clientId, long nowMs) {
            sessions.put(recipient, clientId);
        }

        @Override
        public synchronized void forget(String recipient) {
            sessions.remove(recipient);
        }
    }
}
