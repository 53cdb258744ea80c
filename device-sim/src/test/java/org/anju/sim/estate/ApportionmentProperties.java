package org.anju.sim.estate;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ApportionmentProperties {
    @Property
    boolean addsUpAndGivesEveryPartTheLeast(
            @ForAll @Size(min = 1, max = 60) double @DoubleRange(min = 0.01, max = 100) [] weights,
            @ForAll @IntRange(min = 600, max = 10_000) int total) {
        int[] parts = Apportionment.split(total, weights, 10);

        return Arrays.stream(parts).sum() == total && Arrays.stream(parts).allMatch(part -> part >= 10);
    }
}
