/**
 * Plays scenarios against a gateway and judges what it does: the fleet on one side, REST, the live feed and the bureau's webhook on the
 * other, a verdict for each expectation and a ledger that must add up. Judging is pure and knows no sockets.
 */
@NullMarked
package org.anju.sim.verify;

import org.jspecify.annotations.NullMarked;
