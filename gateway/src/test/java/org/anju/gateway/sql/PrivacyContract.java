package org.anju.gateway.sql;

import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.Script;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.audit.AuditRow;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.LedgerRow;
import org.anju.gateway.delivery.TestDesk;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.anju.gateway.privacy.Deletion;
import org.anju.gateway.privacy.Retained;
import org.anju.gateway.privacy.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is about persons, from the event that says it to the proof that it is gone, on every SQL store. */
abstract class PrivacyContract {
    private static final String PLATE = "豫C9X7K2";
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final MemoryJournal journal = new MemoryJournal();
    private final AlertJson json = new AlertJson(SampleEstate.names(SampleEstate.estate()));
    final ManualClock clock = new ManualClock(at(1_000));
    SqlStore store;
    private SqlAlerts alerts;
    private SqlAudit audit;
    private SqlRetention retention;
    private AlertConsumer consumer;

    abstract String url();

    @BeforeEach
    void open() {
        store = SqlStore.open(url());
        alerts = new SqlAlerts(
                store,
                journal,
                new TestDesk(json, "bureau", "manager").trusting("bureau"),
                json,
                SampleTerms.NONE,
                (alert, change) -> assertFalse(json.alert(alert).toString().contains(PLATE)),
                () -> at(1_000));
        audit = new SqlAudit(store);
        retention = new SqlRetention(store, audit, clock);
        consumer = new AlertConsumer(
                journal,
                Script.builtIn(),
                Places.NONE,
                alerts,
                new AlertMeters(new SimpleMeterRegistry()),
                System::nanoTime,
                () -> 0);
        consumer.start();
    }

    @AfterEach
    void close() {
        consumer.close();
        store.close();
    }

    private Alert forcedOpen() {
        journal.append(
                happens(0, GATE, "forced_open", "plate", PLATE, "snapshot", "http://10.0.0.7/" + PLATE + ".jpg"));
        journal.append(happens(5, GATE, "door_closed"));
        Await.until("the alert is written", () -> journal.position(AlertConsumer.NAME) == journal.last());
        String id = store.read(handle -> handle.createQuery("select id from alert where rule = 'gate.forced_open'")
                .mapTo(String.class)
                .one());
        return alerts.get(id).orElseThrow();
    }

    /** Everything that any table says, as one text. */
    private String everything() {
        return store.read(handle -> {
            StringBuilder all = new StringBuilder();
            String tables = store.name().equals("sqlite")
                    ? "select name from sqlite_schema where type = 'table'"
                    : "select table_name from information_schema.tables where table_schema = 'public'";
            for (String table : handle.createQuery(tables).mapTo(String.class).list()) {
                handle.createQuery("select * from " + table).mapToMap().forEach(row -> all.append(row)
                        .append('\n'));
            }
            return all.toString();
        });
    }

    private List<String> payloads(String recipient) {
        return new SqlDeliveries(store)
                .after(recipient, 0, 10).stream().map(Delivery::payload).toList();
    }

    @Test
    void anAlertIsMaskedForEverybodyButThoseTheRouteTrusts() {
        Alert alert = forcedOpen();
        assertEquals("豫*****2", alert.fired().get("plate"));
        assertEquals("***", alert.fired().get("snapshot"));
        assertEquals(PLATE, alerts.unmasked(alert.id()).orElseThrow().fired().get("plate"));
        assertFalse(payloads("manager").toString().contains(PLATE));
        assertFalse(payloads("manager").toString().contains("10.0.0.7"));
        assertEquals(2, payloads("bureau").size());
        for (String payload : payloads("bureau")) {
            assertTrue(payload.contains("\"plate\":\"" + PLATE) && payload.contains("\"snapshot\":\"http"), payload);
        }
    }

    @Test
    void evidenceThatWasKeptLongEnoughIsNowhereAnyMore() {
        Alert alert = forcedOpen();
        assertTrue(everything().contains(PLATE));
        assertEquals(Deletion.NONE, retention.evidence(at(0)));

        Deletion deletion = retention.evidence(at(2_000));

        assertEquals(new Deletion(3, at(0), at(1_000), 0), deletion, "the values, and two messages to the bureau");
        assertFalse(everything().contains(PLATE));
        assertFalse(everything().contains("10.0.0.7"));
        assertEquals(
                "豫*****2", alerts.unmasked(alert.id()).orElseThrow().fired().get("plate"));
        assertTrue(payloads("bureau").toString().contains("豫*****2"), "the message stays, masked");
    }

    @Test
    void alertsGoWithEverythingAboutThemAndTheLedgerStillAddsUp() throws Exception {
        SqlDeliveries deliveries = new SqlDeliveries(store);
        Alert alert = forcedOpen();
        alerts.acknowledge(alert.id(), "wang", "seen");
        long after = alert.lastMs() + DAY_MS;
        assertEquals(0, retention.alerts(alert.lastMs() + 1).deleted(), "somebody has still to be told");
        deliveries.fetched("bureau", 99, at(1_000));
        deliveries.expire("manager", Long.MAX_VALUE - 1, true, "gone");
        List<LedgerRow> before = deliveries.rows();

        Deletion deletion = retention.alerts(after);

        assertEquals(0, deletion.left());
        assertTrue(deletion.deleted() >= 1 && deletion.toMs() < after, deletion.toString());
        assertFalse(everything().contains(alert.id()));
        assertEquals(before, deliveries.rows());
        assertTrue(
                deliveries.rows().stream().allMatch(row -> row.isBalanced() && row.raised() == 3),
                () -> deliveries.rows().toString());
    }

    @Test
    void theTrailIsCutAtItsOldEndAndStillVerifiable() {
        for (int day = 0; day < 6; day++) {
            audit.record(new AuditEntry(day * DAY_MS, "wang", "10.0.0.1", "clearAlert", "al-" + day, "{}"));
        }
        assertEquals(Deletion.NONE, retention.audit(0));

        assertEquals(new Deletion(3, 0, 2 * DAY_MS, 0), retention.audit(3 * DAY_MS));

        assertTrue(audit.verify().intact(), String.valueOf(audit.verify().broken()));
        assertEquals(4, audit.verify().entries(), "three, and the one that says where the trail begins");
        assertEquals("al-3", audit.after(0, 1).get(0).entry().object());
        assertEquals(new Deletion(1, 3 * DAY_MS, 3 * DAY_MS, 0), retention.audit(4 * DAY_MS));
        assertTrue(audit.verify().intact());
        store.write(handle -> handle.execute(
                "update audit_base set sequence = 5, hash =" + " (select hash from audit_trail where sequence = 5)"));
        store.write(handle -> handle.execute("delete from audit_trail where sequence <= 5"));
        assertFalse(audit.verify().intact(), "what somebody else cut off is missed");
    }

    @Test
    void refusedInputIsShownMaskedAndItsDeletionLeavesAProof() {
        SqlDeadLetters letters = new SqlDeadLetters(store);
        DeadLetter letter = new DeadLetter(
                clock.millis(), null, "t", "not_json", "plate '" + PLATE + "' is too long", "{\"plate\":\"" + PLATE, 1);
        letters.add(List.of(letter));
        DeadLetter shown = letters.find(Scope.CITY, null, null, false, Long.MAX_VALUE, 9)
                .get(0)
                .letter();
        assertFalse((shown.excerpt() + shown.detail()).contains(PLATE), shown.toString());
        Retention keeper = new Retention(
                List.of(
                        new Retained("alerts", Duration.ofDays(1), before -> {
                            throw new IllegalStateException("away");
                        }),
                        new Retained("dead_letters", Duration.ofDays(30), retention::deadLetters)),
                audit,
                clock);
        clock.advance(30 * DAY_MS);
        keeper.run();
        assertEquals(0, audit.verify().entries(), "nothing was deleted, nothing is claimed");
        clock.advance(1);
        keeper.run();
        assertTrue(
                letters.find(Scope.CITY, null, null, false, Long.MAX_VALUE, 9).isEmpty());
        List<AuditRow> rows = audit.after(0, 9);
        AuditEntry proof = rows.get(rows.size() - 1).entry();
        assertEquals("retention dead_letters", proof.action() + " " + proof.object());
        assertTrue(proof.detail().contains("\"deleted\":1,\"fromMs\":" + letter.receivedMs()), proof.detail());
        assertTrue(proof.detail().contains("\"left\":0"), proof.detail());
        assertEquals("alerts could not be deleted (away)", keeper.trouble(), "one class holds up no other");
    }
}
