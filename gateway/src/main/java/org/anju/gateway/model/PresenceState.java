package org.anju.gateway.model;

/** Whether a device can be reached. Unknown is neither: nobody can tell, for instance because the gateway just started. */
public enum PresenceState {
    ONLINE,
    OFFLINE,
    UNKNOWN
}
