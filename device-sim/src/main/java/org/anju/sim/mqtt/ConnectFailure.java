package org.anju.sim.mqtt;

/**
 * Why a connection is not there.
 *
 * @param reason what kind of failure
 * @param detail the system's or the broker's own words
 */
public record ConnectFailure(Reason reason, String detail) {

    /** Kinds of failure, by what the user has to do about them. */
    public enum Reason {
        /** Nobody listens at the address, or nobody answers in time. */
        UNREACHABLE,
        /** CONNACK said no. */
        REFUSED,
        /** An established connection ended without our doing. */
        LOST,
        /** We closed or cut it. */
        ENDED
    }
}
