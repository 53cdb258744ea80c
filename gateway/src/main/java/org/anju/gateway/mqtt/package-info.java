/**
 * Devices come in here: the built-in MQTT listener (3.1.1 and 5), the table of sessions that knows who is present, and the one exit through
 * which every protocol violation leaves.
 */
@NullMarked
package org.anju.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
