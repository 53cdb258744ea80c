package org.anju.gateway.alert;

import org.anju.gateway.model.AlertChange;
import org.jspecify.annotations.Nullable;

/**
 * One step in the life of an alert.
 *
 * @param who the user, null when the engine did it
 */
public record Transition(
        long atMs,
        AlertChange change,
        @Nullable String who,
        @Nullable String note) {}
