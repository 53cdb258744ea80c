/**
 * Alerts: rules as data, the engine that turns journal entries into alert changes, the life cycle after ISA-18.2, and the write side of
 * the delivery ledger. The engine is a deterministic function of its state and the next entry; nothing here knows Vert.x, Netty, InfluxDB,
 * SQL or HTTP.
 */
@NullMarked
package org.anju.gateway.alert;

import org.jspecify.annotations.NullMarked;
