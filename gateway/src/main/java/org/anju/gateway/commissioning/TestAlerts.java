package org.anju.gateway.commissioning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anju.gateway.alert.AlertBook;
import org.anju.gateway.alert.AlertQuery;
import org.anju.gateway.alert.Rule;
import org.anju.gateway.alert.Subjects;
import org.anju.gateway.delivery.route.ImaginedAlert;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.ConflictException;
import org.anju.gateway.model.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Test alerts: one goes from a compound through journal, engine, ledger and channel like any other, says everywhere that it is a test, and the
 * receipt for it proves the alert path. Methods block.
 */
public final class TestAlerts {
    private static final int MOST_LISTED = 20;

    private final AlertBook alerts;
    private final Function<String, @Nullable Rule> rules;
    private final Supplier<RoutingBook> routing;
    private final Reporter reporter;
    private final CommissioningMeters meters;
    private final Clock clock;

    /** Puts an event about a compound into the journal. */
    @FunctionalInterface
    public interface Reporter {
        /** False when the journal takes no entries now. */
        boolean say(String compound, String event, Map<String, Object> data);
    }

    /**
     * Connects the parts.
     *
     * @param rules the rule in force of an id, null when there is none
     * @param routing the book in force
     */
    public TestAlerts(
            AlertBook alerts,
            Function<String, @Nullable Rule> rules,
            Supplier<RoutingBook> routing,
            Reporter reporter,
            CommissioningMeters meters,
            Clock clock) {
        this.alerts = alerts;
        this.rules = rules;
        this.routing = routing;
        this.reporter = reporter;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Sends one; it appears among the alerts within moments. One whose time is over is closed first, so that each test is an alert of its own.
     *
     * @return ids of the recipients it leads to
     * @throws ConflictException when one is active, or it would reach nobody
     * @throws IllegalStateException when the journal takes no entries now
     */
    public List<String> send(Compound compound, String who) throws ConflictException {
        Rule rule = rules.apply(Alert.TEST_RULE);
        if (rule == null) {
            throw refused("rule " + Alert.TEST_RULE + " is not in force; take it up again");
        }
        Alert imagined = ImaginedAlert.of(compound, rule.category(), rule.severity(), clock.millis());
        List<String> recipients = routing.get().recipients(imagined, clock.millis());
        if (recipients.isEmpty()) {
            throw refused("no route tells anybody of an alert of category "
                    + rule.category().word() + " and level " + rule.severity().level() + " in compound " + compound.id()
                    + " now; add a route to the bureau first");
        }
        for (Alert open : find(compound.id(), "open")) {
            settle(open, who);
        }
        if (!reporter.say(compound.id(), Subjects.TEST_ALERT, Map.of("sent_by", who))) {
            throw new IllegalStateException("the journal takes no entries now");
        }
        meters.testAlert();
        return recipients;
    }

    private void settle(Alert open, String who) throws ConflictException {
        if (open.state().isActive()) {
            throw new ConflictException(
                    "test alert " + open.id() + " of compound " + open.compound()
                            + " is active; wait for its receipt, then clear it or let it end by itself",
                    open.fired().get("sent_by") instanceof String sender ? sender : null,
                    open.raisedMs());
        }
        try {
            alerts.clear(open.id(), who, "test", null);
        } catch (ConflictException closedMeanwhile) {
            return;
        }
    }

    /** Those of a compound, newest first. */
    public List<Alert> list(String compound) {
        return find(compound, null);
    }

    private List<Alert> find(String compound, @Nullable String state) {
        List<Alert> found = new ArrayList<>();
        for (boolean suppressed : new boolean[] {false, true}) {
            found.addAll(alerts.find(new AlertQuery(
                            Scope.CITY,
                            state,
                            null,
                            null,
                            compound,
                            null,
                            Alert.TEST_RULE,
                            null,
                            null,
                            suppressed,
                            null,
                            null,
                            null,
                            MOST_LISTED))
                    .items());
        }
        return found.stream()
                .filter(alert -> state == null || alert.state() != AlertState.CLOSED)
                .distinct()
                .sorted(Comparator.comparingLong(Alert::raisedMs).reversed())
                .limit(MOST_LISTED)
                .toList();
    }

    private static ConflictException refused(String why) {
        return new ConflictException(why, null, 0);
    }
}
