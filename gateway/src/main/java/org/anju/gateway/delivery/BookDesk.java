package org.anju.gateway.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.delivery.route.Escalation;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.model.Alert;

/** Decides by the routing book in force, and by the book that began it for an escalation under way. */
public final class BookDesk implements DeliveryDesk {
    private static final int BOOKS_KEPT = 16;

    private final RoutingDesk routing;
    private final Map<String, Recipient> recipients;
    private final AnjuMessages messages;
    private final Map<Integer, RoutingBook> earlier = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, RoutingBook> eldest) {
            return size() > BOOKS_KEPT;
        }
    };

    /**
     * Connects the parts.
     *
     * @param recipients by id
     */
    public BookDesk(RoutingDesk routing, Map<String, Recipient> recipients, AnjuMessages messages) {
        this.routing = routing;
        this.recipients = Map.copyOf(recipients);
        this.messages = messages;
    }

    @Override
    public Decision decide(Alert alert, long atMs) {
        RoutingBook book = routing.book();
        // Nobody is called out of bed for a test.
        Optional<Escalation> escalation = alert.isTest() ? Optional.empty() : book.escalation(alert);
        return new Decision(
                book.version(),
                book.recipients(alert, atMs),
                book.trusted(alert, atMs),
                escalation.map(Escalation::id).orElse(null),
                escalation.map(one -> one.steps().get(0).after().toMillis()).orElse(0L));
    }

    @Override
    public boolean wants(String recipient, String change) {
        Recipient known = recipients.get(recipient);
        return known != null && known.changes().contains(change);
    }

    @Override
    public String message(Heading heading, Alert alert) {
        return messages.write(heading, alert);
    }

    @Override
    public List<String> step(String policy, int version, int step, long atMs) {
        RoutingBook book = book(version);
        Escalation escalation = book.escalations().get(policy);
        // Who is on duty is asked of today's rosters: people change, the order in which they are asked does not.
        return escalation == null || step >= escalation.steps().size()
                ? List.of()
                : List.copyOf(
                        routing.book().resolve(escalation.steps().get(step).to(), atMs));
    }

    @Override
    public long stepAfterMs(String policy, int version, int step) {
        Escalation escalation = book(version).escalations().get(policy);
        return escalation == null || step >= escalation.steps().size()
                ? -1
                : escalation.steps().get(step).after().toMillis();
    }

    private RoutingBook book(int version) {
        RoutingBook now = routing.book();
        if (now.version() == version) {
            return now;
        }
        synchronized (earlier) {
            return earlier.computeIfAbsent(
                    version, number -> routing.book(number).orElse(now));
        }
    }
}
