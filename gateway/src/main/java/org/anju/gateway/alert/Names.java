package org.anju.gateway.alert;

import org.jspecify.annotations.Nullable;

/** Names of the estate as people know them, for documents about alerts. Quick, from any thread. */
public interface Names {
    /** Name of a compound; its id when it is not, or no longer, registered. */
    String compoundName(String id);

    /** Name of a device; null when it is not, or no longer, registered. */
    @Nullable
    String deviceName(String id);
}
