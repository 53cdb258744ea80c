package org.anju.gateway.delivery;

import java.util.Set;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;

/**
 * Which alerts a recipient gets.
 *
 * @param categories empty: any
 * @param maxSeverityLevel 1 to 4: alerts at least this grave, level 1 being the gravest; 4 lets all through
 * @param areas areas whose compounds all count
 * @param compounds further single compounds; with {@code areas} empty as well, the whole city
 */
public record Route(
        String recipient, Set<Category> categories, int maxSeverityLevel, Set<String> areas, Set<String> compounds) {
    /**
     * Checks the severity.
     *
     * @throws IllegalArgumentException when it is not 1 to 4
     */
    public Route {
        if (maxSeverityLevel < 1 || maxSeverityLevel > 4) {
            throw new IllegalArgumentException(
                    "route to '" + recipient + "': severity " + maxSeverityLevel + " is not 1, 2, 3 or 4");
        }
        categories = Set.copyOf(categories);
        areas = Set.copyOf(areas);
        compounds = Set.copyOf(compounds);
    }

    boolean matches(Alert alert) {
        return (categories.isEmpty() || categories.contains(alert.category()))
                && alert.severity().level() <= maxSeverityLevel
                && covers(alert);
    }

    private boolean covers(Alert alert) {
        return (areas.isEmpty() && compounds.isEmpty())
                || areas.contains(alert.area())
                || compounds.contains(alert.compound());
    }
}
