/**
 * How a tester steers a running fleet: a small HTTP interface on loopback that asks for a token, a page that uses it, and a live text
 * view for the terminal.
 */
@NullMarked
package org.anju.sim.control;

import org.jspecify.annotations.NullMarked;
