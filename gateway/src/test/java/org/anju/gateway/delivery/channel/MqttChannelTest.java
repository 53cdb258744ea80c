package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Eventually;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Recipient.Contact;
import org.anju.gateway.delivery.format.MessageSchema;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stateful peer that connects and subscribes by itself: Paho, over MQTT 5. */
class MqttChannelTest extends ChannelContract {
    private static final String TOPIC = "anju/recipients/bureau/alerts";
    private static Vertx vertx;

    private final TestParts.MemorySessions sessions = new TestParts.MemorySessions();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private MqttDoor door;
    private MqttServer server;
    private Channel channel;
    private MqttClient client;
    private volatile boolean dropNext;
    private boolean dropping;
    private volatile MqttEndpoint last;

    @BeforeAll
    static void loops() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void noLoops() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void open() throws Exception {
        listen();
    }

    private void listen() throws Exception {
        door = new MqttDoor(sessions, Runnable::run, HttpChannelContract.CLOCK);
        channel = Channels.of(
                Recipient.machine(
                        "bureau", new Contact("mqtt", null, List.of("new password", "old password"), "", null)),
                TestParts.parts(vertx, HttpClient.newHttpClient(), HttpChannelContract.CLOCK, null, door));
        server = MqttServer.create(
                        vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0))
                .endpointHandler(endpoint -> {
                    last = endpoint;
                    door.connected(endpoint);
                });
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void shut() throws Exception {
        peerGoes();
        channel.close();
        assertEquals(List.of(), wrong);
        server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    Channel channel() {
        return channel;
    }

    private MqttClient connect(String password, boolean fresh) throws MqttException {
        MqttClient made =
                new MqttClient("tcp://127.0.0.1:" + server.actualPort(), "bureau-client", new MemoryPersistence());
        made.setCallback(new Reader());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName("recipient:bureau");
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(fresh);
        options.setSessionExpiryInterval(86_400L);
        options.setAutomaticReconnect(false);
        made.connect(options);
        return made;
    }

    @Override
    void peerComes() throws Exception {
        if (dropping) {
            // The gateway knows of its own hanging up before the client does.
            Eventually.until("the client noticed that it was dropped", () -> !client.isConnected());
            dropping = false;
        }
        if (client == null || !client.isConnected()) {
            client = connect("old password", true);
            client.subscribe(TOPIC, 1);
        }
    }

    @Override
    void peerGoes() {
        if (client != null) {
            try {
                client.disconnectForcibly(0, 100, true);
                client.close(true);
            } catch (MqttException gone) {
                // It was.
            }
            client = null;
        }
    }

    @Override
    void peerRefusesNext() {
        dropNext = true;
        dropping = true;
    }

    @Override
    List<String> taken() {
        return taken;
    }

    @Override
    String mark(long sequence) {
        return "\"sequence\":" + sequence;
    }

    @Test
    void aPersistentSessionNeedsNoSecondSubscription() throws Exception {
        begin();
        peerComes();
        Eventually.until("it said that it is ready", () -> !ready.isEmpty());
        peerGoes();
        Eventually.until("its going was noticed", () -> unready());
        ready.clear();
        client = connect("new password", false);
        Eventually.until("it is ready again", () -> !ready.isEmpty());
        assertEquals(Attempt.delivered(), send(message(1)));
    }

    private boolean unready() {
        try {
            return send(message(9)).outcome() == Attempt.Outcome.UNREADY;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSessionOutlivesARestartOfTheGateway() throws Exception {
        begin();
        peerComes();
        Eventually.until("the session is kept", () -> sessions.sessions().containsKey("bureau"));
        shut();
        listen();
        begin();
        client = connect("new password", false);
        Eventually.until("it is ready", () -> !ready.isEmpty());
        assertEquals(Attempt.delivered(), send(message(1)));
    }

    @Test
    void aWrongPasswordOrTopicGetsNothing() throws Exception {
        begin();
        assertThrows(MqttException.class, () -> connect("guess", true));
        client = connect("new password", true);
        for (String topic : List.of("anju/recipients/other/alerts", "anju/A1-C1-camera-1/event")) {
            assertTrue(client.subscribe(topic, 1).getReasonCodes()[0] >= 0x80, topic);
        }
        assertEquals(Attempt.Outcome.UNREADY, send(message(1)).outcome());
        assertTrue(door.isGuest("recipient:bureau"));
        assertFalse(door.isGuest("A1-C1-camera-1"));
    }

    private final class Reader implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) throws MqttException {
            if (dropNext) {
                dropNext = false;
                last.close();
                return;
            }
            String body = new String(message.getPayload(), StandardCharsets.UTF_8);
            taken.add(body);
            wrong.addAll(MessageSchema.problems(body));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
