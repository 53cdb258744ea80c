package org.anju.gateway.mqtt;

import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/** What devices without a connection of their own are reached through: a gateway's connection, or a broker. Compared by identity. */
interface Carrier {
    /** Number of its session; see {@link org.anju.gateway.model.Presence}. */
    long epoch();

    /** A device it may speak for, as the estate knows it now; null when there is none. */
    @Nullable
    Device entitled(String id);
}
