package org.anju.sim.device;

/** Rounds to the resolution of a field's meter. */
final class Round {
    private Round() {}

    static double to(int decimals, double value) {
        double scale = Math.pow(10, decimals);
        return Math.round(value * scale) / scale;
    }

    static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
