package org.anju.sim.estate;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ApportionmentTest {
    @Property(tries = 300)
    boolean addsUpAndGivesEveryPartTheLeast(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 10_000) Integer> weights,
            @ForAll @IntRange(min = 600, max = 10_000) int total) {
        double[] doubles =
                weights.stream().mapToDouble(weight -> weight / 100.0).toArray();

        int[] parts = Apportionment.split(total, doubles, 10);

        return Arrays.stream(parts).sum() == total && Arrays.stream(parts).allMatch(part -> part >= 10);
    }
}
