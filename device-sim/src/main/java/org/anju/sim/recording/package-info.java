/**
 * Real traffic kept in a file and played again: what is heard from a broker or through a proxy is scrubbed of whom it concerns, written
 * line by line within a bound, read back with every mistake named, and played at the original pace or a multiple of it.
 */
@NullMarked
package org.anju.sim.recording;

import org.jspecify.annotations.NullMarked;
