package org.anju.sim.device;

/** Where a meter stands when the simulator starts: grown since commissioning, so that a restart does not turn it back. */
final class Counters {
    private static final long COMMISSIONED_MS = 1_640_995_200_000L;
    private static final double DAY_MS = 86_400_000;

    private Counters() {}

    /**
     * A meter's reading at {@code tsMs}.
     *
     * @param perDay growth a day, to be chosen no lower than the model's own, so that the next run starts no lower than this one
     *     ended
     */
    static double since(long tsMs, double perDay) {
        return Math.max(0, (tsMs - COMMISSIONED_MS) / DAY_MS) * perDay;
    }
}
