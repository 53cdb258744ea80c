/**
 * What goes wrong with a device or its network rather than with what it watches: which faults there are, and how those that concern
 * the data bend it. Seeded and free of sockets and clocks, so that a faulty run repeats to the byte.
 */
@NullMarked
package org.anju.sim.fault;

import org.jspecify.annotations.NullMarked;
