package org.anju.gateway.alert;

import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Handling;

/** An alert as it is raised. */
final class NewAlert {
    private NewAlert() {}

    /**
     * @param condition what fired, as people read it
     * @param sinceMs since when it holds, epoch milliseconds
     * @param fired the values that fired it, masked
     */
    static Alert of(
            String id,
            Rule rule,
            Subject subject,
            String condition,
            long sinceMs,
            long nowMs,
            Map<String, Object> fired) {
        Whereabouts where = subject.where;
        boolean device = where.device() != null;
        String flood = null;
        for (Group group : subject.groups) {
            flood = flood == null ? group.flood() : flood;
        }
        Handling handling = new Handling(null, null, null, null, false, flood, false);
        return new Alert(
                id,
                rule.id(),
                rule.version(),
                subject.id,
                rule.severity(),
                rule.category(),
                AlertState.RAISED,
                where.area(),
                where.compound(),
                where.device(),
                device ? where.kind() : null,
                rule.title(),
                rule.advice(),
                condition,
                fired,
                sinceMs,
                null,
                null,
                null,
                null,
                null,
                nowMs,
                1,
                rule.coding(),
                handling);
    }
}
