/**
 * Payload dialects: what devices of different makers say, turned into telemetry and events and checked against the device's profile. One
 * small class per dialect; pure functions of topic and payload, without servers or stores.
 */
@NullMarked
package org.anju.gateway.dialect;

import org.jspecify.annotations.NullMarked;
