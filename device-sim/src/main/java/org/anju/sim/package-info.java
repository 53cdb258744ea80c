/**
 * The device simulator: an independent client of the published MQTT contract that plays a district's devices, their
 * incidents and their load. It shares no code with the gateway.
 */
@NullMarked
package org.anju.sim;

import org.jspecify.annotations.NullMarked;
