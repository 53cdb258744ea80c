package org.anju.sim.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.anju.sim.SeededRandom;

/**
 * Invents a district that meets the published counts exactly. The same seed gives the same estate, and a smaller fleet is a
 * subset of the whole one with the same ids and passwords.
 */
public final class EstateGenerator {
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double AREA_RING_M = 1_500;
    private static final double COMPOUND_SPACING_M = 95;
    private static final int LEAST_HOUSEHOLDS = 18;

    private final District district;
    private final long seed;
    private final PlaceNames names;
    private final CompoundPlan plan;

    /** A generator of the kinds of the published contract. */
    public EstateGenerator(District district, long seed) {
        this(district, seed, Map.of());
    }

    /**
     * A generator of further kinds beside them.
     *
     * @param further how many of each a compound gets
     */
    public EstateGenerator(District district, long seed, Map<Kind, Integer> further) {
        this.district = district;
        this.seed = seed;
        this.names = new PlaceNames(seed);
        this.plan = new CompoundPlan(seed, further);
    }

    /** The whole district. */
    public Estate generate() {
        List<Area> areas = new ArrayList<>();
        int cityAreas =
                district.batches().stream().mapToInt(District.Batch::areas).sum();
        int compoundsSoFar = 0;
        for (District.Batch batch : district.batches()) {
            int[] households = households(batch);
            int[] compoundsPerArea = Apportionment.split(batch.compounds(), equal(batch.areas()), 1);
            int inBatch = 0;
            for (int count : compoundsPerArea) {
                int areaIndex = areas.size();
                String areaId = "A" + (areaIndex + 1);
                List<Compound> compounds = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    String id = "%s-C%02d".formatted(areaId, i + 1);
                    CompoundPlan.Built built = plan.build(id, batch.year(), households[inBatch]);
                    double[] place = place(areaIndex, cityAreas, i, id);
                    compounds.add(new Compound(
                            id,
                            names.compound(compoundsSoFar),
                            batch.year(),
                            households[inBatch],
                            place[0],
                            place[1],
                            names.manager(compoundsSoFar),
                            true,
                            built.features(),
                            built.buildings(),
                            built.devices()));
                    inBatch++;
                    compoundsSoFar++;
                }
                areas.add(new Area(areaId, names.area(areaIndex), names.subdistrict(areaIndex), compounds));
            }
        }
        return new Estate(district.division(), district.city(), areas);
    }

    private int[] households(District.Batch batch) {
        SeededRandom random = SeededRandom.of(seed, "households-" + batch.year());
        double[] weights = new double[batch.compounds()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(0.6 * random.bell());
        }
        return Apportionment.split(batch.households(), weights, LEAST_HOUSEHOLDS);
    }

    private static double[] equal(int parts) {
        double[] weights = new double[parts];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** Areas stand on a ring around the centre; the compounds of an area on a sunflower, so that none covers another. */
    private double[] place(int area, int areas, int index, String compoundId) {
        SeededRandom random = SeededRandom.of(seed, "place-" + compoundId);
        double areaAngle = 2 * Math.PI * area / areas;
        double radius = COMPOUND_SPACING_M * Math.sqrt(index + 0.5);
        double angle = index * GOLDEN_ANGLE;
        double east = AREA_RING_M * Math.cos(areaAngle) + radius * Math.cos(angle) + random.between(-20.0, 20.0);
        double north = AREA_RING_M * Math.sin(areaAngle) + radius * Math.sin(angle) + random.between(-20.0, 20.0);
        double latitude = district.latitude() + north / METRES_PER_DEGREE;
        double longitude =
                district.longitude() + east / (METRES_PER_DEGREE * Math.cos(Math.toRadians(district.latitude())));
        return new double[] {rounded(latitude), rounded(longitude)};
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
