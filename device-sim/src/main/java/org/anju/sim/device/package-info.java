/**
 * How devices behave: one class for each kind of the contract, one for all that live by their profile, seeded, driven only by the time they
 * are told. Two behaviours made with the same seed and told the same times report the same values and events, whatever the wall clock says. No sockets here.
 */
@NullMarked
package org.anju.sim.device;

import org.jspecify.annotations.NullMarked;
