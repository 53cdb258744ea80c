/**
 * MQTT client connections by the thousand on at most two event loops: connect, keep alive, lose, back off, connect again.
 * What is published over a connection is its listener's business.
 */
@NullMarked
package org.anju.sim.mqtt;

import org.jspecify.annotations.NullMarked;
