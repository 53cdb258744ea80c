/**
 * How the five kinds of device behave: one class each, seeded, driven only by the time they are told. Two behaviours made with
 * the same seed and told the same times report the same values and events, whatever the wall clock says. No sockets here.
 */
@NullMarked
package org.anju.sim.device;

import org.jspecify.annotations.NullMarked;
