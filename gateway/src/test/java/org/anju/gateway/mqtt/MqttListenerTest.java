package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.anju.gateway.command.Command;
import org.anju.gateway.command.CommandDesk;
import org.anju.gateway.command.CommandRefusedException;
import org.anju.gateway.command.CommandState;
import org.anju.gateway.dialect.Dialects;
import org.anju.gateway.estate.CredentialSeal;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.intake.DeadLetters;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.JournalSettings;
import org.anju.gateway.journal.SqliteJournal;
import org.anju.gateway.metrics.CommandMeters;
import org.anju.gateway.metrics.IntakeMeters;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.sql.SqlCommands;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlStore;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets, a real journal, and clients we did not write. */
final class MqttListenerTest {
    private static final String ESTATE = """
            {"city":"偃师","division":"410381","areas":[{"id":"A1","name":"x","compounds":[{"id":"C1","name":"x","batch":2021,
             "households":1,"devices":[
               {"id":"lamp-1","kind":"lamp","name":"x","auth":{"password":"secret-of-lamp-1"}},
               {"id":"gate-1","kind":"gate","name":"x","auth":{"password":"secret-of-gate-1"}}]}]}]}
            """;

    private static final long WAIT_MS = 10_000;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private SqlStore sql;
    private SqliteJournal journal;
    private DeadLetters deadLetters;
    private EstateRegistry estate;
    private CommandDesk commands;
    private MqttListener listener;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        estate = new EstateRegistry(
                new SqlEstate(sql),
                new CredentialSeal(new byte[32]),
                Profiles.load(null),
                "Asia/Shanghai",
                Clock.systemUTC());
        assertTrue(estate.run("application/json", ESTATE.getBytes(StandardCharsets.UTF_8), false, false)
                .applied());
        journal = SqliteJournal.open(
                JournalSettings.of(folder.resolve("journal.db"), List.of("test"), 1_000_000_000L),
                estate.current().kinds().values(),
                id -> estate.current().device(id),
                0,
                new JournalMeters(registry));
        IntakeMeters intakeMeters = new IntakeMeters(registry);
        deadLetters = new DeadLetters(letters::addAll, intakeMeters);
        deadLetters.start();
        Stamp stamp = new Stamp(Clock.systemUTC());
        commands = new CommandDesk(
                new SqlCommands(sql),
                (device, payload) -> listener.command(device, payload),
                Runnable::run,
                Clock.systemUTC(),
                new CommandMeters(registry));
        Intake intake = new Intake(commands, Dialects.ALL, journal, deadLetters, stamp, new ClockSkews(), intakeMeters);
        MqttMeters meters = new MqttMeters(registry);
        listener = new MqttListener(
                vertx,
                List.of(new MqttPort("mqtt", "127.0.0.1", 0, false, null)),
                new MqttSettings(
                        262_144,
                        32,
                        200,
                        20,
                        50,
                        100,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(20),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1)),
                estate,
                intake,
                new Sessions(journal, stamp, Duration.ofSeconds(5), meters),
                List::of,
                GuestDoor.NOBODY,
                meters);
        listener.start().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        listener.stop().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        deadLetters.close();
        journal.close();
        sql.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aDevicePublishesAndTheJournalHasIt() throws Exception {
        MqttAsyncClient client = connect("lamp-1", "secret-of-lamp-1");

        publish(client, "anju/lamp-1/telemetry", "{\"power_w\":38.5}", 1);
        publish(client, "anju/lamp-1/event", "{\"event\":\"sos\"}", 2);
        publish(client, "anju/lamp-1/telemetry", "{\"on\":true}", 0);

        List<Entry> entries = await(
                found -> found.stream().filter(e -> !(e instanceof Presence)).count() == 3);
        assertEquals(PresenceState.ONLINE, ((Presence) entries.get(0)).state());
        assertEquals("{power_w=38.5}", ((Telemetry) entries.get(1)).values().toString());
        assertEquals("sos", ((DeviceEvent) entries.get(2)).event());
        client.disconnect().waitForCompletion(WAIT_MS);
        client.close();
        List<Entry> after =
                await(found -> found.stream().filter(e -> e instanceof Presence).count() == 2);
        Presence gone = (Presence) after.get(after.size() - 1);
        assertEquals(PresenceState.OFFLINE, gone.state());
        assertEquals("disconnected", gone.reason());
    }

    @Test
    void aCommandReachesADeviceThatListensAndItsReplyComesBack() throws Exception {
        Device gate = estate.current().device("gate-1");
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        assertThrows(CommandRefusedException.class, () -> commands.send(gate, "release", none, "wang"));
        MqttAsyncClient client = connect("gate-1", "secret-of-gate-1");
        assertThrows(CommandRefusedException.class, () -> commands.send(gate, "release", none, "wang"));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        client.setCallback(new Heard(heard));
        client.subscribe("anju/gate-1/command", 1).waitForCompletion(WAIT_MS);

        Command command = commands.send(gate, "release", none, "wang");

        assertEquals(
                "{\"id\":\"" + command.id() + "\",\"method\":\"release\",\"params\":{}}",
                heard.poll(WAIT_MS, TimeUnit.MILLISECONDS));
        assertEquals(0x99, publish(client, "anju/gate-1/command/reply", "{\"id\":\"other\",\"ok\":true}", 1));
        assertEquals(
                0,
                publish(
                        client,
                        "anju/gate-1/command/reply",
                        "{\"id\":\"" + command.id() + "\",\"ok\":false,\"result\":{\"error\":\"jammed\"}}",
                        1));
        Command after = commands.get(gate, command.id()).orElseThrow();
        assertEquals(CommandState.REFUSED, after.state());
        assertEquals("{\"error\":\"jammed\"}", after.result());
        assertEquals("bad_reply", letters.get(0).reason());
        client.disconnect().waitForCompletion(WAIT_MS);
        client.close();
    }

    @Test
    void wrongPasswordAndUnknownDeviceAreRefused() {
        assertEquals(
                0x86,
                assertThrows(MqttException.class, () -> connect("lamp-1", "wrong"))
                        .getReasonCode());
        assertEquals(
                0x86,
                assertThrows(MqttException.class, () -> connect("lamp-9", "wrong"))
                        .getReasonCode());
        assertEquals(2, registry.get("anju.mqtt.refused").counter().count());
    }

    @Test
    void badPayloadIsAnsweredPreciselyAndKept() throws Exception {
        MqttAsyncClient client = connect("lamp-1", "secret-of-lamp-1");

        assertEquals(0x99, publish(client, "anju/lamp-1/telemetry", "{broken", 1));
        assertEquals(0x99, publish(client, "anju/lamp-1/telemetry", "{\"power_w\":\"x\"}", 1));
        assertEquals(0x87, publish(client, "anju/gate-1/telemetry", "{}", 1));
        assertEquals(0x87, publish(client, "other", "{}", 1));
        publish(client, "anju/lamp-1/telemetry", "{\"power_w\":1,\"colour\":2}", 1);

        assertTrue(client.isConnected());
        assertEquals(
                List.of("malformed", "wrong_type", "foreign_topic", "foreign_topic", "unknown_field"),
                letters.stream().map(DeadLetter::reason).toList());
        assertEquals("{broken", letters.get(0).excerpt());
        client.disconnect().waitForCompletion(WAIT_MS);
        client.close();
    }

    @Test
    void threeHundredKibibytesEndTheConnectionAndHarmNobodyElse() throws Exception {
        MqttAsyncClient other = connect("gate-1", "secret-of-gate-1");
        MqttAsyncClient client = connect("lamp-1", "secret-of-lamp-1");
        char[] filler = new char[300 * 1024];
        Arrays.fill(filler, 'x');

        assertThrows(
                MqttException.class,
                () -> publish(client, "anju/lamp-1/telemetry", "{\"a\":\"" + new String(filler) + "\"}", 1));

        publish(other, "anju/gate-1/telemetry", "{\"opens_total\":1}", 1);
        assertTrue(other.isConnected());
        other.disconnect().waitForCompletion(WAIT_MS);
        other.close();
        client.close(true);
    }

    @Test
    void aNewerConnectionTakesOverAndTheOldFarewellChangesNothing() throws Exception {
        MqttAsyncClient first = connect("lamp-1", "secret-of-lamp-1");
        MqttAsyncClient second = connect("lamp-1", "secret-of-lamp-1");

        publish(second, "anju/lamp-1/telemetry", "{\"power_w\":1}", 1);
        List<Entry> entries = await(found -> found.stream().anyMatch(e -> e instanceof Telemetry));

        assertTrue(entries.stream()
                .filter(e -> e instanceof Presence)
                .allMatch(e -> ((Presence) e).state() == PresenceState.ONLINE));
        awaitTrue(() -> !first.isConnected());
        assertTrue(second.isConnected());
        second.disconnect().waitForCompletion(WAIT_MS);
        second.close();
        first.close(true);
    }

    @Test
    void aDeviceMaySubscribeToItsCommandsOnly() throws Exception {
        MqttAsyncClient client = connect("lamp-1", "secret-of-lamp-1");

        assertEquals(1, subscribe(client, "anju/lamp-1/command"));
        assertEquals(0x87, subscribe(client, "anju/gate-1/command"));
        assertEquals(0x87, subscribe(client, "anything"));

        client.disconnect().waitForCompletion(WAIT_MS);
        client.close();
    }

    @Test
    void overItsRateADeviceIsToldSo() throws Exception {
        MqttAsyncClient client = connect("lamp-1", "secret-of-lamp-1");
        Set<Integer> codes = new HashSet<>();
        for (int i = 0; i < 300 && codes.size() < 2; i++) {
            codes.add(publish(client, "anju/lamp-1/telemetry", "{\"power_w\":1}", 1));
        }

        assertEquals(Set.of(0, 0x97), codes, "300 publishes in a row pass a burst of 50 and 20 a second");
        assertTrue(client.isConnected());
        client.disconnect().waitForCompletion(WAIT_MS);
        client.close();
    }

    private MqttAsyncClient connect(String id, String password) throws MqttException {
        MqttAsyncClient client =
                new MqttAsyncClient("tcp://127.0.0.1:" + listener.port("mqtt"), id, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(id);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        client.connect(options).waitForCompletion(WAIT_MS);
        return client;
    }

    /** Publishes, waits for the acknowledgement and gives its reason code. */
    private static int publish(MqttAsyncClient client, String topic, String payload, int qos) throws MqttException {
        IMqttToken token = client.publish(topic, payload.getBytes(StandardCharsets.UTF_8), qos, false);
        token.waitForCompletion(WAIT_MS);
        int[] codes = token.getReasonCodes();
        return codes == null || codes.length == 0 ? 0 : codes[0];
    }

    private static int subscribe(MqttAsyncClient client, String filter) throws MqttException {
        IMqttToken token = client.subscribe(filter, 1);
        token.waitForCompletion(WAIT_MS);
        return token.getReasonCodes()[0];
    }

    /** Reads the journal until it holds what is wanted. */
    private List<Entry> await(Predicate<List<Entry>> enough) throws InterruptedException {
        List<Entry> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!enough.test(found)) {
            assertTrue(System.nanoTime() < deadline, () -> "only found " + found);
            Batch batch = journal.read(found.size(), 1000, Duration.ofMillis(100));
            found.addAll(batch.entries());
        }
        return found;
    }

    private interface Condition {
        boolean holds();
    }

    private void awaitTrue(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds()) {
            assertFalse(System.nanoTime() > deadline, "condition did not come true");
            journal.read(journal.last(), 1, Duration.ofMillis(20));
        }
    }

    /** Puts what a client is sent into a queue. */
    private record Heard(BlockingQueue<String> payloads) implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            payloads.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException exception) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String address) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
