package org.anju.gateway.sql;

import static org.anju.gateway.alert.Script.CHARGER;
import static org.anju.gateway.alert.Script.GATE;
import static org.anju.gateway.alert.Script.at;
import static org.anju.gateway.alert.Script.happens;
import static org.anju.gateway.alert.Script.says;
import static org.anju.gateway.alert.Script.tick;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.alert.AlertConsumer;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Names;
import org.anju.gateway.alert.Places;
import org.anju.gateway.alert.Script;
import org.anju.gateway.alert.Transition;
import org.anju.gateway.delivery.TestDesk;
import org.anju.gateway.fake.Await;
import org.anju.gateway.fake.MemoryJournal;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.metrics.AlertMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device taken out of the register: what becomes of its alerts in the store, and who is told. */
class SqliteRemovalTest {
    private static final int READ_S = 3;

    private static final Names NAMES = new Names() {
        @Override
        public String compoundName(String id) {
            return id;
        }

        @Override
        public @Nullable String deviceName(String id) {
            return id;
        }
    };

    /** Nowhere, with a register that can be replaced. */
    private static final class Register implements Places {
        private volatile @Nullable Registered now;

        @Override
        public @Nullable Registered registered() {
            return now;
        }

        @Override
        public @Nullable Place of(String compound) {
            return null;
        }
    }

    @TempDir
    Path folder;

    private final MemoryJournal journal = new MemoryJournal();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Register places = new Register();
    private SqlStore store;
    private SqlAlerts alerts;
    private AlertConsumer consumer;

    @BeforeEach
    void open() {
        store = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"));
        AlertJson json = new AlertJson(NAMES);
        alerts = new SqlAlerts(
                store,
                journal,
                new TestDesk(json, "manager"),
                json,
                SampleTerms.NONE,
                (alert, change) -> {},
                () -> at(1_000));
        begin();
    }

    private void begin() {
        consumer = new AlertConsumer(
                journal,
                Script.builtIn(),
                places,
                alerts,
                new AlertMeters(registry),
                System::nanoTime,
                () -> at(READ_S));
        consumer.start();
    }

    @AfterEach
    void close() {
        consumer.close();
        store.close();
    }

    private void settle() {
        Await.until("the journal is read", () -> consumer.position() == journal.last());
    }

    private List<String> told() {
        return store.read(handle -> handle.createQuery("select change from delivery order by sequence")
                .mapTo(String.class)
                .list());
    }

    private Alert alert(String rule) {
        return store.read(handle -> alerts.get(handle.createQuery("select id from alert where rule = :rule")
                        .bind("rule", rule)
                        .mapTo(String.class)
                        .one()))
                .orElseThrow();
    }

    @Test
    void whatIsOpenIsClosedWithTheReasonAndOnlyActiveAlertsAreTold() {
        journal.append(happens(0, GATE, "forced_open"));
        journal.append(happens(1, GATE, "door_closed"));
        journal.append(happens(2, GATE, "duress"));
        journal.append(says(2, CHARGER, "smoke", true));
        settle();
        places.now = new Places.Registered(2, Set.of(CHARGER.id().value()), Set.of(CHARGER.compound()));
        journal.append(tick(10));
        settle();
        for (Alert alert : List.of(alert("gate.forced_open"), alert("gate.duress"))) {
            assertEquals(AlertState.CLOSED, alert.state());
            assertEquals("removed", alert.clearReason());
            assertEquals(at(alert.rule().equals("gate.duress") ? 10 : 1), alert.clearedMs());
            List<Transition> steps = alerts.transitions(alert.id());
            assertEquals("removed", steps.get(steps.size() - 1).note());
        }
        assertEquals(AlertState.RAISED, alert("charger.smoke").state());
        assertEquals(List.of("raised", "cleared", "raised", "raised", "cleared"), told());
        assertFalse(alerts.load().states().containsKey(GATE.id().value()));

        consumer.close();
        begin();
        journal.append(tick(11));
        settle();
        assertEquals(5, told().size());
    }

    @Test
    void measuresTheWayFromTheDeviceToTheAlert() {
        journal.append(happens(1, GATE, "duress"));
        settle();
        Timer journalled =
                registry.get(AlertMeters.LATENCY).tag("stage", "journalled").timer();
        assertEquals(1, journalled.count());
        assertEquals(READ_S - 1, journalled.totalTime(TimeUnit.SECONDS));
        assertEquals(
                1,
                registry.get(AlertMeters.LATENCY).tag("stage", "raised").timer().count());
    }
}
