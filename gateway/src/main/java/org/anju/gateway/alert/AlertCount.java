package org.anju.gateway.alert;

import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Severity;

/**
 * How many open alerts of a compound are of one severity and state.
 *
 * @param oldestMs when the oldest of them was raised, epoch milliseconds
 */
public record AlertCount(String area, String compound, Severity severity, AlertState state, int count, long oldestMs) {}
