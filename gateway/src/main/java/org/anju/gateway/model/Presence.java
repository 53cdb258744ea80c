package org.anju.gateway.model;

/**
 * A device came, went, or can no longer be told.
 *
 * @param epoch number of the session that says so, growing with every session of the gateway and over restarts; a consumer ignores an
 *     epoch below the one it last saw of the device, so that a late farewell of an old connection never hides a newer one
 * @param reason why, a closed word such as {@code connected}, {@code disconnected}, {@code keep_alive}, {@code taken_over}
 */
public record Presence(Device device, long receivedMs, PresenceState state, long epoch, String reason)
        implements Entry {}
