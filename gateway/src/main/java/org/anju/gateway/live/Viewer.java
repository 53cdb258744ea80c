package org.anju.gateway.live;

import java.util.Set;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Scope;

/**
 * What somebody may see: the one rule for REST, live feed and exports.
 *
 * @param scope part of the estate
 * @param categories kinds of alerts
 */
public record Viewer(Scope scope, Set<Category> categories) {
    public Viewer {
        categories = Set.copyOf(categories);
    }

    /** Whether a place, and everything that stands in it, may be seen. */
    public boolean sees(String area, String compound) {
        return scope.allows(area, compound);
    }

    public boolean sees(Alert alert) {
        return scope.allows(alert.area(), alert.compound()) && categories.contains(alert.category());
    }
}
