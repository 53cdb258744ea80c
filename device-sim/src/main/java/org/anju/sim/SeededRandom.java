package org.anju.sim;

import java.nio.charset.StandardCharsets;

/**
 * A small deterministic generator (SplitMix64). Its numbers depend on nothing but the seed, on every platform and Java version,
 * which is what makes estates and value streams reproducible to the byte. Not thread-safe; unfit for secrets.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        this.state = seed;
    }

    /** A generator of its own for one named thing under a common seed. */
    public static SeededRandom of(long seed, String name) {
        long hash = seed;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash * 31 + b + GOLDEN_GAMMA);
        }
        return new SeededRandom(hash);
    }

    /** The next 64 bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform whole number in [low, high], both included. */
    public int between(int low, int high) {
        return low + (int) Math.floor((high - low + 1) * unit());
    }

    /** True with the given probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Roughly normal with mean 0 and standard deviation 1, never beyond ±3.5 (a sum of uniforms). */
    public double bell() {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += unit();
        }
        return (sum - 2) * Math.sqrt(3);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
