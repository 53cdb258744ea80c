package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.config.RoutingReader;
import org.anju.gateway.delivery.Alerts;
import org.anju.gateway.delivery.BookDesk;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.delivery.Disposition;
import org.anju.gateway.delivery.EscalationClock;
import org.anju.gateway.delivery.ManualTime;
import org.anju.gateway.delivery.Receipt;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.delivery.route.Escalation;
import org.anju.gateway.delivery.route.Hours;
import org.anju.gateway.delivery.route.Match;
import org.anju.gateway.delivery.route.Reason;
import org.anju.gateway.delivery.route.Route;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.metrics.DeliveryMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Handling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guard, manager, bureau: who is told next when nobody acknowledges, with timers that are rows. */
abstract class EscalationContract {
    private static final long START_MS = 1_700_000_000_000L;
    private static final List<String> PEOPLE = List.of("guard", "manager", "bureau");

    private final ManualTime time = new ManualTime(START_MS);
    private final AlertJson json = new AlertJson(SampleEstate.names(SampleEstate.estate()));
    private final Alert alert = Alerts.alert(Category.FIRE, 1, "A1", "A1-C1");
    private SqlStore store;
    private SqlDeliveries deliveries;
    private SqlEscalations escalations;
    private SqlAlertLedger ledger;
    private WhyNot whyNot;

    /** JDBC URL of an empty store, another one with each call. */
    abstract String url();

    @BeforeEach
    void open() {
        store = SqlStore.open(url());
        deliveries = new SqlDeliveries(store);
        Map<String, Recipient> recipients = new HashMap<>();
        PEOPLE.forEach(id ->
                recipients.put(id, Recipient.machine(id, new Recipient.Contact("feed", null, List.of(), "", null))));
        RoutingBook file = new RoutingBook(
                0,
                ZoneOffset.UTC,
                Map.of("all", new Route("all", List.of("guard"), Match.ALL, Hours.ALWAYS, true)),
                Map.of(),
                Map.of(
                        "unanswered",
                        new Escalation(
                                "unanswered",
                                Match.ALL,
                                List.of(
                                        new Escalation.Step(Duration.ofMinutes(2), List.of("manager")),
                                        new Escalation.Step(Duration.ofMinutes(10), List.of("bureau"))),
                                true)));
        RoutingDesk routing =
                RoutingDesk.open(file, Set.copyOf(PEOPLE), new SqlRouting(store), new RoutingReader(), time);
        DeliveryDesk desk = new BookDesk(routing, recipients, new AnjuMessages(json, SampleEstate::estate));
        escalations = new SqlEscalations(store, json, desk);
        ledger = new SqlAlertLedger(desk, json);
        whyNot = new WhyNot(routing, deliveries, escalations, recipients);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void raise() {
        store.write(handle -> {
            new SqlAlertRows(json).insert(handle, alert);
            ledger.queue(handle, alert, AlertChange.RAISED, time.millis(), time.millis());
            return 0;
        });
    }

    private EscalationClock clock() {
        EscalationClock clock = new EscalationClock(
                escalations,
                told -> {},
                time,
                time,
                Runnable::run,
                Duration.ofSeconds(1),
                new DeliveryMeters(new SimpleMeterRegistry()));
        clock.start();
        return clock;
    }

    private List<String> told() {
        return deliveries.ofAlert("a1").stream()
                .map(delivery -> delivery.recipient() + " " + delivery.change())
                .sorted()
                .toList();
    }

    private Reason.Code why(String recipient) {
        List<Reason> reasons = whyNot.explain(alert, recipient).items().get(0).reasons();
        return reasons.get(reasons.size() - 1).code();
    }

    @Test
    void climbsStepByStepWhileNobodyAcknowledges() throws Exception {
        raise();
        clock();
        assertEquals(List.of("guard raised"), told());
        assertEquals(Reason.Code.ESCALATION_PENDING, why("manager"));
        time.advance(Duration.ofMinutes(2).minusSeconds(1).toMillis());
        assertEquals(List.of("guard raised"), told());
        time.advance(2_000);
        assertEquals(List.of("guard raised", "manager escalated"), told());
        time.advance(Duration.ofMinutes(8).toMillis());
        assertEquals(List.of("bureau escalated", "guard raised", "manager escalated"), told());
        assertNull(escalations.of("a1"));
        assertEquals(0, escalations.running());
        Delivery last = deliveries.ofAlert("a1").get(0);
        assertEquals(
                "{\"id\":\"unanswered\",\"step\":2}",
                new ObjectMapper().readTree(last.payload()).path("escalation").toString());
    }

    @Test
    void aStoppedGatewayTakesTheStepWhenItIsBackAndOnlyOnce() {
        raise();
        clock().stop();
        time.advance(Duration.ofMinutes(5).toMillis());
        assertEquals(List.of("guard raised"), told());
        clock();
        clock();
        assertEquals(List.of("guard raised", "manager escalated"), told());
    }

    @Test
    void acknowledgingOrClearingOrAReceiptEndsIt() throws Exception {
        for (AlertChange change : List.of(AlertChange.ACKNOWLEDGED, AlertChange.CLEARED)) {
            close();
            open();
            raise();
            store.write(handle -> {
                ledger.queue(handle, alert, change, time.millis(), time.millis());
                return 0;
            });
            assertNull(escalations.of("a1"), change.word());
            assertEquals(Reason.Code.ESCALATION_ENDED, why("manager"));
        }
        store.write(handle -> {
            ledger.queue(handle, alert, AlertChange.RAISED, time.millis() + 1, time.millis());
            return 0;
        });
        assertEquals(1, escalations.running());
        new SqlReceipts(store)
                .post(
                        new Receipt("r", "guard", "a1", Disposition.RECEIVED, "li", null, null, time.millis(), null),
                        null);
        assertEquals(0, escalations.running());
    }

    @Test
    void explainsWhoWasToldAndWhoNot() {
        raise();
        assertEquals(Reason.Code.TOLD, why("guard"));
        assertEquals(Reason.Code.ESCALATION_PENDING, why("bureau"));
        clock();
        time.advance(Duration.ofMinutes(3).toMillis());
        assertEquals(
                Reason.Code.ESCALATED,
                whyNot.explain(alert, "manager").items().get(0).reasons().get(0).code());
        assertTrue(whyNot.explain(alert, null).items().size() == 3);
        Alert other = new Alert(
                "never",
                "r",
                "1",
                "s",
                alert.severity(),
                alert.category(),
                alert.state(),
                "A1",
                "A1-C1",
                null,
                null,
                alert.title(),
                alert.advice(),
                "",
                Map.of(),
                1,
                null,
                null,
                null,
                null,
                null,
                1,
                1,
                AlertCoding.NONE,
                Handling.NEW);
        assertEquals(
                Reason.Code.SUPPRESSED,
                whyNot.explain(other, "guard").items().get(0).reasons().get(0).code());
    }
}
