package org.anju.gateway.alert;

import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;

/** Told of every change of an alert once it is durable, in order per alert. Must not block. */
@FunctionalInterface
public interface AlertListener {
    void changed(Alert alert, AlertChange change);
}
