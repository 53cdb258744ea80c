package org.anju.sim.estate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splits a whole number by weights so that the parts add up to it exactly (largest remainders). */
final class Apportionment {
    private Apportionment() {}

    /**
     * Splits {@code total} into one part per weight.
     *
     * @param least what every part gets before the weights decide
     * @throws IllegalArgumentException when {@code total} is too small to give every part the least
     */
    static int[] split(int total, double[] weights, int least) {
        int shared = total - least * weights.length;
        if (shared < 0) {
            throw new IllegalArgumentException(
                    "cannot give " + weights.length + " parts " + least + " each of " + total);
        }
        double sum = Arrays.stream(weights).sum();
        int[] parts = new int[weights.length];
        double[] remainders = new double[weights.length];
        int given = 0;
        for (int i = 0; i < weights.length; i++) {
            double exact = shared * weights[i] / sum;
            parts[i] = (int) Math.floor(exact);
            remainders[i] = exact - parts[i];
            given += parts[i];
        }
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -remainders[i]))
                .limit(shared - given)
                .forEach(i -> parts[i]++);
        for (int i = 0; i < parts.length; i++) {
            parts[i] += least;
        }
        return parts;
    }
}
