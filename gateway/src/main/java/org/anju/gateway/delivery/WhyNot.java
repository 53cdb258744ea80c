package org.anju.gateway.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.anju.gateway.delivery.route.BookStore;
import org.anju.gateway.delivery.route.Escalation;
import org.anju.gateway.delivery.route.Explainer;
import org.anju.gateway.delivery.route.Reason;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Suppression;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Says for any alert and recipient exactly why they were or were not told: by the routing book that decided when the alert was raised, the
 * escalation, and what the ledger holds. Blocks on the database.
 */
public final class WhyNot {
    private final RoutingDesk routing;
    private final Ledger ledger;
    private final Escalations escalations;
    private final Map<String, Recipient> recipients;

    /** Connects the parts. */
    public WhyNot(RoutingDesk routing, Ledger ledger, Escalations escalations, Map<String, Recipient> recipients) {
        this.routing = routing;
        this.ledger = ledger;
        this.escalations = escalations;
        this.recipients = Map.copyOf(recipients);
    }

    /**
     * The answer for one recipient.
     *
     * @param sequences its deliveries about the alert; empty: it was not told
     * @param reasons at least one
     */
    public record Why(Recipient recipient, List<Long> sequences, List<Reason> reasons) {}

    /**
     * The whole answer.
     *
     * @param version of the routing book that decided; 0 when none did
     */
    public record Explanation(long atMs, int version, List<Why> items) {}

    /** Explains an alert to everybody, or to one recipient. */
    public Explanation explain(Alert alert, @Nullable String recipient) {
        List<BookStore.Decided> decisions = routing.decisions(alert.id());
        List<Delivery> deliveries = ledger.ofAlert(alert.id());
        long atMs = decisions.isEmpty() ? alert.raisedMs() : decisions.get(0).atMs();
        int version = decisions.isEmpty() ? 0 : decisions.get(0).version();
        RoutingBook book = routing.book(version).orElse(routing.book());
        List<Why> items = new ArrayList<>();
        for (Recipient one : chosen(recipient)) {
            List<Delivery> own = deliveries.stream()
                    .filter(delivery -> delivery.recipient().equals(one.id()))
                    .toList();
            List<Reason> reasons = decisions.isEmpty() && own.isEmpty()
                    ? List.of(suppressed(alert))
                    : reasons(alert, one, book, atMs, own);
            items.add(new Why(one, own.stream().map(Delivery::sequence).toList(), reasons));
        }
        return new Explanation(atMs, version, items);
    }

    /** What a book says of an alert that might be. */
    public Explanation rehearse(Alert alert, long atMs) {
        RoutingBook book = routing.book();
        Explainer explainer = new Explainer(book);
        List<Why> items = recipients.values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .map(one -> new Why(one, List.of(), explainer.explain(alert, atMs, one.id())))
                .toList();
        return new Explanation(atMs, book.version(), items);
    }

    private Collection<Recipient> chosen(@Nullable String recipient) {
        if (recipient == null) {
            return recipients.values().stream()
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .toList();
        }
        Recipient one = recipients.get(recipient);
        return one == null ? List.of() : List.of(one);
    }

    private List<Reason> reasons(Alert alert, Recipient one, RoutingBook book, long atMs, List<Delivery> own) {
        List<Reason> reasons = new ArrayList<>();
        own.stream()
                .filter(delivery -> delivery.change().equals(Delivery.ESCALATED))
                .findFirst()
                .ifPresent(delivery -> reasons.add(new Reason(
                        Reason.Code.ESCALATED,
                        "",
                        new Text("因无人及时确认而升级通知。", "Told by escalation, because nobody acknowledged in time."))));
        if (!one.changes().contains(Delivery.ESCALATED) && own.isEmpty()) {
            reasons.add(new Reason(
                    Reason.Code.CHANGE_NOT_WANTED,
                    "",
                    new Text("该接收方不接收升级通知。", "This recipient does not want to be told of escalations.")));
        }
        reasons.addAll(new Explainer(book).explain(alert, atMs, one.id()));
        if (own.isEmpty()) {
            later(alert, one, book, atMs, reasons);
        }
        return reasons;
    }

    /** Whether the recipient stands further up a ladder that was or is being climbed. */
    private void later(Alert alert, Recipient one, RoutingBook book, long atMs, List<Reason> reasons) {
        Escalation escalation = book.escalation(alert).orElse(null);
        if (escalation == null) {
            return;
        }
        for (Escalation.Step step : escalation.steps()) {
            if (!book.resolve(step.to(), atMs + step.after().toMillis()).contains(one.id())) {
                continue;
            }
            Escalations.Running running = escalations.of(alert.id());
            if (running != null) {
                reasons.add(new Reason(
                        Reason.Code.ESCALATION_PENDING,
                        escalation.id(),
                        new Text(
                                "若无人确认，" + step.after().toMinutes() + " 分钟后升级到该接收方。",
                                "Told " + step.after().toMinutes()
                                        + " min after the alert if nobody acknowledges it.")));
            } else {
                boolean acknowledged = alert.acknowledgedBy() != null;
                reasons.add(new Reason(
                        Reason.Code.ESCALATION_ENDED,
                        escalation.id(),
                        acknowledged
                                ? new Text(
                                        alert.acknowledgedBy() + " 已先行确认，升级终止。",
                                        alert.acknowledgedBy() + " acknowledged the alert before this step.")
                                : alert.state() == AlertState.RAISED
                                        ? new Text("已有接收方回执，升级终止。", "A receipt ended the escalation before this step.")
                                        : new Text("告警已解除，升级终止。", "The alert cleared before this step.")));
            }
            return;
        }
    }

    private static String by(Suppression why) {
        return why.by() == null ? "" : ", " + why.by();
    }

    private static Reason suppressed(Alert alert) {
        Suppression why = alert.handling().suppression();
        if (why != null && why.why() == Suppression.Why.COMMISSIONING) {
            return new Reason(
                    Reason.Code.SUPPRESSED,
                    why.reference(),
                    new Text(
                            why.by() + " 调试该设备期间，其告警不外发。",
                            "Held back: " + why.by() + " was commissioning the device."));
        }
        return why == null
                ? new Reason(
                        Reason.Code.SUPPRESSED, "", new Text("告警未对外通知。", "The alert was not made known to anybody."))
                : new Reason(
                        Reason.Code.SUPPRESSED,
                        why.reference(),
                        new Text(
                                "告警被抑制（" + why.why().word() + by(why) + "）：" + why.reason(),
                                "Held back (" + why.why().word() + by(why) + "): " + why.reason()));
    }
}
