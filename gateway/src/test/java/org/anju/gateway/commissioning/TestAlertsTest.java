package org.anju.gateway.commissioning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.delivery.route.Hours;
import org.anju.gateway.delivery.route.Match;
import org.anju.gateway.delivery.route.Route;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.MemoryAlertBook;
import org.anju.gateway.fake.ProfileKinds;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.ConflictException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One test alert of a compound at a time, and none that would reach nobody. */
final class TestAlertsTest {
    private final ManualClock clock = new ManualClock(1_700_000_000_000L);
    private final MemoryAlertBook alerts = new MemoryAlertBook();
    private final List<String> said = new ArrayList<>();
    private final Compound compound =
            Objects.requireNonNull(SampleEstate.estate().compound("A1-C1"));
    private RoutingBook book = RoutingBook.empty(ZoneOffset.UTC);
    private boolean takes = true;
    private TestAlerts tests;

    @BeforeEach
    void open() throws Exception {
        RuleSet rules = new RuleFiles(ProfileKinds.all(), null).load();
        tests = new TestAlerts(
                alerts,
                rules::rule,
                () -> book,
                (where, event, data) -> {
                    said.add(where + " " + event + " " + data);
                    return takes;
                },
                new CommissioningMeters(new SimpleMeterRegistry()),
                clock);
    }

    private void route(String id, String compoundId) {
        book = new RoutingBook(
                1,
                ZoneOffset.UTC,
                Map.of(
                        id,
                        new Route(
                                id,
                                List.of("bureau"),
                                new Match(Set.of(), 2, Set.of(), Set.of(compoundId)),
                                Hours.ALWAYS,
                                true)),
                Map.of(),
                Map.of());
    }

    @Test
    void itGoesToWhomARouteLeads() throws Exception {
        route("r", "A1-C1");
        assertEquals(List.of("bureau"), tests.send(compound, "li"));
        assertEquals(List.of("A1-C1 test_alert {sent_by=li}"), said);
    }

    @Test
    void oneThatWouldReachNobodyIsNotSent() {
        route("r", "A1-C2");
        ConflictException refused = assertThrows(ConflictException.class, () -> tests.send(compound, "li"));
        assertTrue(refused.getMessage().contains("add a route to the bureau"), refused.getMessage());
        assertEquals(List.of(), said);
    }

    @Test
    void thereIsOneAtATimeAndOneThatIsOverIsClosedFirst() throws Exception {
        route("r", "A1-C1");
        alerts.test("te-1", "A1-C1", "wang", 5_000);
        ConflictException active = assertThrows(ConflictException.class, () -> tests.send(compound, "li"));
        assertEquals("wang", active.by());
        assertEquals(5_000, active.atMs());
        assertEquals(List.of(), said);

        alerts.over("te-1");
        tests.send(compound, "li");
        assertEquals(1, said.size());
        Alert before = alerts.get("te-1").orElseThrow();
        assertEquals(AlertState.CLOSED, before.state());
        assertEquals("test", before.clearReason());
        assertEquals(
                List.of("te-1"), tests.list("A1-C1").stream().map(Alert::id).toList());
        assertEquals(List.of(), tests.list("A1-C2"));
    }

    @Test
    void aFullJournalIsToldApart() {
        route("r", "A1-C1");
        takes = false;
        assertThrows(IllegalStateException.class, () -> tests.send(compound, "li"));
    }
}
