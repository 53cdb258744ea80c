package org.anju.gateway.coverage;

/**
 * Sums of time in milliseconds.
 *
 * @param knownMs time in which it could be told whether the device is online; a device never seen counts as known to be away
 * @param onlineMs of that, time online
 * @param freshMs of that, time with data no older than the policy allows
 * @param workingMs of that, time online, in time and within every check
 */
public record Shares(long knownMs, long onlineMs, long freshMs, long workingMs) {
    /** Of nothing. */
    public static final Shares NONE = new Shares(0, 0, 0, 0);

    /** Percent of a part of the known time; NaN when nothing is known. */
    static double pct(long part, long whole) {
        return whole == 0 ? Double.NaN : 100.0 * part / whole;
    }
}
