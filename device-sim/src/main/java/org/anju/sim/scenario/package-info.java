/**
 * Scenarios as data: who takes part, what befalls them when, what must follow and what must not. Read from YAML, every mistake with
 * line and column. The shipped ones are resources of this program. Times are those of the scenario's own clock.
 */
@NullMarked
package org.anju.sim.scenario;

import org.jspecify.annotations.NullMarked;
