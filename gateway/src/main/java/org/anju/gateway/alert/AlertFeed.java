package org.anju.gateway.alert;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes changes on to everybody who listens; one that fails harms nobody else. Safe for any thread. */
public final class AlertFeed implements AlertListener {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);

    private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();

    /** Adds a listener, which hears of changes from now on. */
    public void add(AlertListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void remove(AlertListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void changed(Alert alert, AlertChange change) {
        for (AlertListener listener : listeners) {
            try {
                listener.changed(alert, change);
            } catch (RuntimeException e) {
                LOG.error("A listener failed on the change '{}' of alert {}", change.word(), alert.id(), e);
            }
        }
    }
}
