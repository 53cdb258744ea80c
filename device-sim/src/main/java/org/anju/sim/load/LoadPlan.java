package org.anju.sim.load;

import org.anju.sim.BadInputException;

/**
 * What load to make.
 *
 * @param connections clients, each a device of its own
 * @param ratePerSecond messages a second over all connections
 * @param durationS seconds during which messages fall due
 * @param window QoS 1 messages in flight per connection, at most 1,000
 * @param qos 0 or 1
 * @param rampS seconds during which the rate grows evenly up to {@code ratePerSecond}
 * @param stormAtS second at which every connection is cut and comes back, 0 for never
 */
public record LoadPlan(
        int connections, int ratePerSecond, int durationS, int window, int qos, int rampS, int stormAtS) {
    private static final int MOST_PER_DEVICE_SECOND = 500;

    /**
     * A plan that can be carried out.
     *
     * @throws BadInputException naming the value and what it may be
     */
    public LoadPlan {
        require(connections >= 1, "--connections " + connections + ": give 1 or more");
        require(ratePerSecond >= 1, "--rate " + ratePerSecond + ": give 1 message a second or more");
        require(durationS >= 1, "--duration " + durationS + ": give 1 second or more");
        require(window >= 1 && window <= 1_000, "--window " + window + ": give 1 to 1000");
        require(qos == 0 || qos == 1, "--qos " + qos + ": give 0 or 1");
        require(rampS >= 0 && rampS <= durationS, "--ramp " + rampS + ": give 0 to the --duration");
        require(
                stormAtS >= 0 && stormAtS < durationS,
                "--storm-at " + stormAtS + ": give a second before the end of the --duration, or 0 for no storm");
        require(
                ratePerSecond <= (long) connections * MOST_PER_DEVICE_SECOND,
                "--rate " + ratePerSecond + " over " + connections + " connections is more than "
                        + MOST_PER_DEVICE_SECOND + " messages a second and device, which millisecond timestamps cannot"
                        + " tell apart; give more --connections");
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new BadInputException(complaint);
        }
    }
}
