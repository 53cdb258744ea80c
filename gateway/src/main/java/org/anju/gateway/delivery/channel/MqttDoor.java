package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.anju.gateway.mqtt.GuestDoor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where recipients come in over MQTT: user name {@code recipient:<id>}, password one of the recipient's secrets. Hands each to its {@link
 * MqttChannel} and remembers sessions that stay.
 */
public final class MqttDoor implements GuestDoor {
    private static final Logger LOG = LoggerFactory.getLogger(MqttDoor.class);
    private static final String PREFIX = "recipient:";
    private static final int MQTT_5 = 5;

    private final SessionBook book;
    private final Executor executor;
    private final Clock clock;
    private final Map<String, MqttChannel> channels = new ConcurrentHashMap<>();
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    /**
     * Reads which sessions there are. Blocks.
     *
     * @param executor for what blocks; runs one task after the other for each session, so a single thread
     */
    public MqttDoor(SessionBook book, Executor executor, Clock clock) {
        this.book = book;
        this.executor = executor;
        this.clock = clock;
        sessions.putAll(book.sessions());
    }

    void add(String recipient, MqttChannel channel) {
        channels.put(recipient, channel);
    }

    @Override
    public boolean isGuest(String username) {
        return username.startsWith(PREFIX);
    }

    @Override
    public void connected(MqttEndpoint endpoint) {
        MqttAuth auth = endpoint.auth();
        String recipient = auth.getUsername().substring(PREFIX.length());
        MqttChannel channel = channels.get(recipient);
        if (channel == null || auth.getPassword() == null || !knows(channel.passwords(), auth.getPassword())) {
            LOG.info(
                    "refused an MQTT client from {}: unknown recipient or wrong password; it must be a secret of the recipient",
                    endpoint.remoteAddress());
            endpoint.reject(
                    endpoint.protocolVersion() >= MQTT_5
                            ? MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD
                            : MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD);
            return;
        }
        boolean present =
                !endpoint.isCleanSession() && endpoint.clientIdentifier().equals(sessions.get(recipient));
        if (!present) {
            ended(recipient);
        }
        channel.connected(endpoint, present);
    }

    private static boolean knows(List<String> passwords, String sent) {
        boolean known = false;
        for (String password : passwords) {
            known |= MessageDigest.isEqual(password.getBytes(UTF_8), sent.getBytes(UTF_8));
        }
        return known;
    }

    /** The recipient subscribed, in a session that stays. */
    void kept(String recipient, String clientId) {
        sessions.put(recipient, clientId);
        later(() -> book.keep(recipient, clientId, clock.millis()));
    }

    /** The recipient's session is over. */
    void ended(String recipient) {
        if (sessions.remove(recipient) != null) {
            later(() -> book.forget(recipient));
        }
    }

    private void later(Runnable task) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.warn("a session of an MQTT recipient could not be written down: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the gateway is closing");
        }
    }
}
