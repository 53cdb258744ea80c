package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.anju.gateway.command.CommandReplies;
import org.anju.gateway.dialect.Dialects;
import org.anju.gateway.estate.CredentialSeal;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.intake.ClockSkews;
import org.anju.gateway.intake.DeadLetters;
import org.anju.gateway.intake.Intake;
import org.anju.gateway.intake.Replay;
import org.anju.gateway.intake.Stamp;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.journal.JournalSettings;
import org.anju.gateway.journal.SqliteJournal;
import org.anju.gateway.metrics.IntakeMeters;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.metrics.MqttMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.sql.SqlDeadLetters;
import org.anju.gateway.sql.SqlEstate;
import org.anju.gateway.sql.SqlStore;

/** Everything behind the ports, real: estate, journal, intake, sessions; and the listener on the ports that are given. */
final class ListenerRig implements AutoCloseable {
    /** How long a lost connection may stay lost. */
    static final Duration ABSENCE = Duration.ofSeconds(2);

    private static final String ESTATE = """
            {"city":"偃师","division":"410381","areas":[{"id":"A1","name":"x","compounds":[
              {"id":"C1","name":"x","batch":2021,"households":1,"devices":[
               {"id":"lamp-1","kind":"lamp","name":"x","auth":{"password":"secret-of-lamp-1"}},
               {"id":"lamp-2","kind":"lamp","name":"x","auth":{"token":"token-of-lamp-2"}},
               {"id":"lamp-3","kind":"lamp","name":"x","auth":{"certificate":"lamp-3"}},
               {"id":"edge-1","kind":"lamp","name":"x","auth":{"password":"secret-of-edge-1"}},
               {"id":"gate-1","kind":"gate","name":"x","auth":{"gateway":"edge-1"}},
               {"id":"gate-2","kind":"gate","name":"x","auth":{"gateway":"edge-1"}}]},
              {"id":"C2","name":"x","batch":2021,"households":1,"devices":[
               {"id":"lamp-9","kind":"lamp","name":"x","auth":{"password":"secret-of-lamp-9"}}]}]}]}
            """;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    final EstateRegistry estate;
    final Intake intake;
    final SqliteJournal journal;
    final Sessions sessions;
    final ClockSkews clocks = new ClockSkews();
    final SqlDeadLetters table;
    final Replay replay;
    final MqttListener listener;
    private final Vertx vertx = Vertx.vertx();
    private final SqlStore sql;
    private final DeadLetters deadLetters;

    ListenerRig(Path folder, MqttPort... ports) throws Exception {
        this(folder, Duration.ofSeconds(10), ports);
    }

    ListenerRig(Path folder, Duration connectWithin, MqttPort... ports) throws Exception {
        sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        estate = new EstateRegistry(
                new SqlEstate(sql),
                new CredentialSeal(new byte[32]),
                Profiles.load(null),
                "Asia/Shanghai",
                Clock.systemUTC());
        load(ESTATE);
        journal = SqliteJournal.open(
                JournalSettings.of(folder.resolve("journal.db"), List.of("test"), 1_000_000_000L),
                estate.current().kinds().values(),
                id -> estate.current().device(id),
                0,
                new JournalMeters(registry));
        IntakeMeters intakeMeters = new IntakeMeters(registry);
        table = new SqlDeadLetters(sql);
        deadLetters = new DeadLetters(
                more -> {
                    table.add(more);
                    letters.addAll(more);
                },
                intakeMeters);
        deadLetters.start();
        Stamp stamp = new Stamp(Clock.systemUTC());
        CommandReplies replies = new CommandReplies() {
            @Override
            public boolean isReply(String topic, Device sender) {
                return false;
            }

            @Override
            public void take(Device sender, byte[] payload, Answer answer) {
                answer.refused("no command was sent");
            }
        };
        intake = new Intake(replies, Dialects.ALL, journal, deadLetters, stamp, clocks, intakeMeters);
        replay = new Replay(estate, intake, table, stamp);
        MqttMeters meters = new MqttMeters(registry);
        sessions = new Sessions(journal, stamp, ABSENCE, meters);
        listener = new MqttListener(
                vertx,
                List.of(ports),
                new MqttSettings(
                        262_144,
                        32,
                        200,
                        1000,
                        1000,
                        100,
                        connectWithin,
                        Duration.ofMinutes(20),
                        ABSENCE,
                        Duration.ofMinutes(1)),
                estate,
                intake,
                sessions,
                List::of,
                GuestDoor.NOBODY,
                meters);
        listener.start().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Imports an estate on top of what is there. */
    void load(String json) {
        assertTrue(estate.run("application/json", json.getBytes(StandardCharsets.UTF_8), false, false)
                .applied());
    }

    static MqttPort plain() {
        return new MqttPort("mqtt", "127.0.0.1", 0, false, null);
    }

    /** Reads the journal from its beginning until it holds what is wanted. */
    List<Entry> await(Predicate<List<Entry>> enough) throws InterruptedException {
        List<Entry> found = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!enough.test(found)) {
            assertTrue(System.nanoTime() < deadline, () -> "only found " + found);
            Batch batch = journal.read(found.size(), 1000, Duration.ofMillis(100));
            found.addAll(batch.entries());
        }
        return found;
    }

    /** What was told of a device's presence, such as {@code ONLINE connected}, once the last of it is {@code last}. */
    List<String> presence(String device, String last) throws InterruptedException {
        return told(
                await(found -> {
                    List<String> told = told(found, device);
                    return !told.isEmpty() && told.get(told.size() - 1).equals(last);
                }),
                device);
    }

    private static List<String> told(List<Entry> entries, String device) {
        return entries.stream()
                .filter(entry -> entry instanceof Presence)
                .map(entry -> (Presence) entry)
                .filter(presence -> presence.device().id().value().equals(device))
                .map(presence -> presence.state() + " " + presence.reason())
                .toList();
    }

    @Override
    public void close() {
        listener.stop()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        deadLetters.close();
        journal.close();
        sql.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
