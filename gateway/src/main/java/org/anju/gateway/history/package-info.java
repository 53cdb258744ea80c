/**
 * Telemetry and events over time: {@link org.anju.gateway.history.TimeSeriesStore} is the contract, with an InfluxDB and an embedded
 * implementation; the writer carries entries from the journal into the store, and holds on for as long as the store is away.
 */
@NullMarked
package org.anju.gateway.history;

import org.jspecify.annotations.NullMarked;
