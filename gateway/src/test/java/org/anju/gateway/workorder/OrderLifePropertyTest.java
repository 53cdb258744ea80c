package org.anju.gateway.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.fake.StillRegister;
import org.anju.gateway.metrics.WorkOrderMeters;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Severity;
import org.anju.gateway.sql.SqlOrderChecks;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.sql.SqlWorkOrders;

/** Whatever people and telemetry do in whatever order, an order is where a table of a dozen lines says. */
class OrderLifePropertyTest {
    enum Act {
        ASSIGN,
        DONE,
        REOPEN,
        CANCEL,
        CLOSE,
        VERIFY,
        PASS_TIME
    }

    /** What stands in the table leads on; everything else is refused and changes nothing. */
    private static final Map<String, String> TABLE = Map.ofEntries(
            Map.entry("open ASSIGN", "assigned"),
            Map.entry("open DONE", "done"),
            Map.entry("open CANCEL", "cancelled"),
            Map.entry("assigned ASSIGN", "assigned"),
            Map.entry("assigned DONE", "done"),
            Map.entry("assigned CANCEL", "cancelled"),
            Map.entry("done REOPEN", "back"),
            Map.entry("done CANCEL", "cancelled"),
            Map.entry("done VERIFY", "verified"),
            Map.entry("verified REOPEN", "back"),
            Map.entry("verified CLOSE", "closed"),
            Map.entry("verified PASS_TIME", "closed"));

    private final ManualClock clock = new ManualClock(1_000_000);

    @Property(tries = 60)
    void theStateIsThatOfTheTable(@ForAll @Size(min = 1, max = 25) List<Act> acts)
            throws IOException, ConflictException {
        Path file = Files.createTempFile("anju-orders", ".db");
        try (SqlStore store = SqlStore.open("jdbc:sqlite:" + file)) {
            SqlWorkOrders book = new SqlWorkOrders(store, SampleTerms.NONE, clock::millis);
            SqlOrderChecks checks = new SqlOrderChecks(store);
            Site site = new Site("A1", "A1-C01", "c1", "camera", "", "", "", false);
            WorkOrder order = book.open(site, "支架", Severity.LEVEL_3, "wang", null);
            String state = "open";
            boolean assigned = false;
            int steps = 1;
            int reopened = 0;
            for (Act act : acts) {
                clock.advance(1_000);
                String next = TABLE.get(state + " " + act);
                perform(act, book, checks, order.id());
                if (next != null) {
                    steps++;
                    reopened += next.equals("back") ? 1 : 0;
                    assigned |= act == Act.ASSIGN;
                    state = next.equals("back") ? (assigned ? "assigned" : "open") : next;
                }
                WorkOrder now = book.get(order.id()).orElseThrow();
                assertEquals(state, now.state().word());
                assertEquals(steps, now.version());
                assertEquals(steps, book.steps(order.id()).size());
                assertEquals(reopened, now.progress().reopened());
                check(now);
            }
        } finally {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + suffix));
            }
        }
    }

    private void perform(Act act, SqlWorkOrders book, SqlOrderChecks checks, String id) {
        try {
            switch (act) {
                case ASSIGN -> book.assign(id, null, "wang", "赵师傅", "", null);
                case DONE -> book.done(id, null, "wang", "赵师傅", null, List.of());
                case REOPEN -> book.reopen(id, null, "wang", "still dark");
                case CANCEL -> book.cancel(id, null, "wang", "nothing");
                case CLOSE -> book.close(id, null, "wang");
                case VERIFY -> {
                    long now = clock.millis();
                    Verifier verifier = verifier(checks, new Health(true, now));
                    verifier.run();
                    assertEquals("", verifier.trouble());
                }
                case PASS_TIME -> {
                    clock.advance(SampleTerms.NONE.reopenWithin().toMillis());
                    Verifier verifier = verifier(checks, new Health(false, 0));
                    verifier.run();
                    assertEquals("", verifier.trouble());
                }
            }
        } catch (ConflictException refused) {
            assertEquals("wang", refused.by() == null ? "wang" : refused.by());
        }
    }

    private Verifier verifier(SqlOrderChecks checks, Health health) {
        StillRegister register = new StillRegister();
        return new Verifier(
                checks,
                site -> Optional.of(health),
                new RepairStatus(register, register),
                SampleTerms.NONE,
                new WorkOrderMeters(new SimpleMeterRegistry()),
                clock);
    }

    private static void check(WorkOrder order) {
        Progress progress = order.progress();
        switch (order.state()) {
            case OPEN, ASSIGNED -> {
                assertNull(progress.doneMs());
                assertNull(progress.backMs());
                assertNull(progress.closedMs());
            }
            case DONE -> assertNull(progress.backMs());
            case VERIFIED, CLOSED ->
                assertEquals(
                        true,
                        progress.backMs() != null
                                && progress.doneMs() != null
                                && progress.backMs() > progress.doneMs());
            case CANCELLED -> assertEquals(true, progress.closedMs() != null);
        }
    }
}
