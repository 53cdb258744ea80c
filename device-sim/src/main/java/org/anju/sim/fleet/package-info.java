/**
 * A fleet of simulated devices on the air: each with its behaviour, its own connection, a bounded outbox and its own command
 * topic. Everything of one device happens on one event loop.
 */
@NullMarked
package org.anju.sim.fleet;

import org.jspecify.annotations.NullMarked;
