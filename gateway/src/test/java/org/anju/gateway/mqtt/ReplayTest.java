package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.anju.gateway.api.DeadLetterSearch;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.fake.Await;
import org.anju.gateway.intake.ReplayRequest;
import org.anju.gateway.intake.ReplayResult;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was refused is taken in again once what was wrong is mended: whole, in part, or not. */
@Timeout(60)
final class ReplayTest {
    private static final String LATER = """
            {"city":"偃师","division":"410381","areas":[{"id":"A1","name":"x","compounds":[
              {"id":"C1","name":"x","batch":2021,"households":1,"devices":[
               {"id":"lamp-5","kind":"lamp","name":"x","auth":{"password":"secret-of-lamp-5"}}]}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void messagesOfADeviceThatIsImportedLaterAreTakenInWithTheirOwnTime() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain())) {
            refuse(rig, "{\"power_w\":38.5}");
            refuse(rig, "{\"ts\":1700000000123,\"values\":{\"power_w\":7,\"colour\":1}}");
            refuse(rig, "{\"power_w\":\"much\"}");
            Await.until("three kept", () -> rig.letters.size() == 3);
            ReplayRequest all = new ReplayRequest(List.of(), "lamp-5", null);
            assertEquals(new ReplayResult(0, 0, 0, 0, 3, false), rig.replay.run(all), "nobody knows the device yet");
            rig.load(LATER);

            ReplayResult result = rig.replay.run(all);

            assertEquals(new ReplayResult(3, 1, 1, 1, 0, false), result);
            List<Entry> entries = rig.await(found ->
                    found.stream().filter(entry -> entry instanceof Telemetry).count() == 2);
            Telemetry first = (Telemetry) entries.get(0);
            assertTrue(first.tsMs() <= first.receivedMs(), "it keeps the time at which it came");
            assertEquals("{power_w=38.5}", first.values().toString());
            assertEquals(1_700_000_000_123L, ((Telemetry) entries.get(1)).tsMs());
            assertFalse(entries.stream().anyMatch(entry -> entry instanceof Presence), "nobody appears by it");
            Await.until("the rest is a letter again", () -> rig.letters.size() == 4);
            List<DeadLetterSearch.Row> dead = rig.table.find(Scope.CITY, "lamp-5", null, false, Long.MAX_VALUE, 10);
            assertEquals(
                    List.of("unknown_field", "unknown_device"),
                    dead.stream().map(row -> row.letter().reason()).toList());
            List<DeadLetterSearch.Row> everything =
                    rig.table.find(Scope.CITY, "lamp-5", null, true, Long.MAX_VALUE, 10);
            assertEquals(4, everything.size());
            assertNull(everything.get(1).replayedMs(), "the one that is still refused");
        }
    }

    @Test
    void lettersAreCountedByDeviceAndReason() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain());
                Client lamp = new Client(
                        "tcp://127.0.0.1:" + rig.listener.port("mqtt"),
                        "a",
                        Client.signIn("lamp-1", "secret-of-lamp-1"))) {
            for (int i = 0; i < 3; i++) {
                lamp.publish("anju/lamp-1/telemetry", "{\"colour\":1}");
            }
            lamp.publish("anju/lamp-1/telemetry", "{\"a\":1,\"b\":2}");
            lamp.publish("anju/lamp-1/telemetry", "{");

            List<DeadLetterSearch.Count> counts = rig.table.counts(Scope.CITY, null, null, 10);

            assertEquals(
                    List.of("lamp-1 unknown_field 5", "lamp-1 malformed 1"),
                    counts.stream()
                            .map(count -> count.device() + " " + count.reason() + " " + count.letters())
                            .toList());
            assertEquals(6, rig.table.total(Scope.CITY, null, null));
            assertEquals(5, rig.table.total(Scope.CITY, "lamp-1", "unknown_field"));
            List<DeadLetterSearch.Row> rows = rig.table.find(Scope.CITY, null, null, false, Long.MAX_VALUE, 10);
            assertTrue(rows.stream().allMatch(DeadLetterSearch.Row::replayable), "both letters of one message as well");
        }
    }

    private static void refuse(ListenerRig rig, String payload) {
        rig.intake.refuse(
                "lamp-5",
                "anju/lamp-5/telemetry",
                payload.getBytes(StandardCharsets.UTF_8),
                Reason.UNKNOWN_DEVICE,
                "there is no device 'lamp-5'; import it",
                outcome -> {});
    }
}
