package org.anju.sim.scenario;

import org.anju.sim.estate.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Devices that play a part, picked from the scenario's compounds in estate order.
 *
 * @param name what the scenario calls them
 * @param kind of which kind; null for any
 * @param nameHint what their names must contain; empty for anything
 * @param count how many; 0 for all that fit
 * @param sharePct percent of those that fit, when no count is given
 * @param compound in which of the scenario's compounds, counted from 1; 0 for all of them
 */
public record Actor(String name, @Nullable Kind kind, String nameHint, int count, double sharePct, int compound) {}
