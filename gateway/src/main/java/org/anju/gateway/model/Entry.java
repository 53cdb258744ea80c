package org.anju.gateway.model;

/**
 * One thing that happened, as the journal keeps it. Everything downstream of the journal is a function of the entries in their order, and
 * {@link #receivedMs()} is the only clock it knows.
 */
public sealed interface Entry permits Telemetry, DeviceEvent, Presence, Tick, Restart, AlertClosed, PlatformEvent {
    /** When the gateway received or made it, epoch milliseconds; never decreases along the journal of one gateway. */
    long receivedMs();
}
