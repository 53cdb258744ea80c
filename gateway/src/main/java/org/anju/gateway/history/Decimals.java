package org.anju.gateway.history;

/** Short and exact text for measured numbers, which nearly always have few decimals. */
final class Decimals {
    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};
    private static final double LARGEST = 1e11;

    private Decimals() {}

    /**
     * Appends a number that reads back as the same double, minus zero as zero. A scaled whole number below 2<sup>53</sup> divided by a power of ten is rounded
     * exactly as reading its decimal digits is, so comparing the quotient proves the short form.
     */
    static void append(StringBuilder out, double value) {
        if (Math.abs(value) < LARGEST) {
            for (int decimals = 0; decimals < POWERS.length; decimals++) {
                double scaled = Math.rint(value * POWERS[decimals]);
                if (scaled / POWERS[decimals] == value) {
                    digits(out, (long) scaled, decimals);
                    return;
                }
            }
        }
        out.append(value);
    }

    private static void digits(StringBuilder out, long scaled, int decimals) {
        if (decimals == 0) {
            out.append(scaled);
            return;
        }
        long power = (long) POWERS[decimals];
        long magnitude = Math.abs(scaled);
        if (scaled < 0) {
            out.append('-');
        }
        out.append(magnitude / power).append('.');
        long fraction = magnitude % power;
        for (long place = power / 10; place > 0; place /= 10) {
            out.append((char) ('0' + fraction / place % 10));
        }
    }
}
