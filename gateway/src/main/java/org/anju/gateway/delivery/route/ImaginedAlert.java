package org.anju.gateway.delivery.route;

import java.util.Map;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;

/** An alert that might be, to ask a routing book whom it would lead to. */
public final class ImaginedAlert {
    private static final Text NOTHING = new Text("", "");

    private ImaginedAlert() {}

    /** An alert about a compound, raised at a moment; it has no id. */
    public static Alert of(Compound compound, Category category, Severity severity, long atMs) {
        return new Alert(
                "",
                "",
                "",
                "",
                severity,
                category,
                AlertState.RAISED,
                compound.area(),
                compound.id(),
                null,
                null,
                NOTHING,
                NOTHING,
                "",
                Map.of(),
                atMs,
                null,
                null,
                null,
                null,
                null,
                atMs,
                1,
                AlertCoding.NONE,
                Handling.NEW);
    }
}
