package org.anju.gateway.delivery.route;

import java.util.Set;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;

/**
 * Which alerts a route or an escalation is for.
 *
 * @param categories empty: any
 * @param leastSeverity 1 to 4: alerts at least this grave, level 1 being the gravest; 4 lets all through
 * @param areas areas whose compounds all count
 * @param compounds further single compounds; with {@code areas} empty as well, the whole city
 */
public record Match(Set<Category> categories, int leastSeverity, Set<String> areas, Set<String> compounds) {
    /** Every alert. */
    public static final Match ALL = new Match(Set.of(), 4, Set.of(), Set.of());

    /**
     * Checks the severity.
     *
     * @throws IllegalArgumentException when it is not 1 to 4
     */
    public Match {
        if (leastSeverity < 1 || leastSeverity > 4) {
            throw new IllegalArgumentException("severity " + leastSeverity + " is not 1, 2, 3 or 4");
        }
        categories = Set.copyOf(categories);
        areas = Set.copyOf(areas);
        compounds = Set.copyOf(compounds);
    }

    boolean category(Alert alert) {
        return categories.isEmpty() || categories.contains(alert.category());
    }

    boolean severity(Alert alert) {
        return alert.severity().level() <= leastSeverity;
    }

    boolean place(Alert alert) {
        return (areas.isEmpty() && compounds.isEmpty())
                || areas.contains(alert.area())
                || compounds.contains(alert.compound());
    }

    /** Whether it is for this alert. */
    public boolean matches(Alert alert) {
        return category(alert) && severity(alert) && place(alert);
    }
}
