package org.anju.sim.estate;

import java.util.List;

/**
 * The numbers of 偃政办〔2021〕4号 that a simulated estate must meet exactly: areas, compounds and households of each renovation
 * batch.
 */
public record District(String city, String division, double latitude, double longitude, List<Batch> batches) {

    /** The seed an estate is made from unless another is asked for: the document's year and number. */
    public static final long DEFAULT_SEED = 20_210_004L;

    /** GB/T 2260 code of the city in the document's year. */
    public static final String DIVISION = "410381";

    /** One renovation year: how many areas, compounds and households it has. */
    public record Batch(int year, int areas, int compounds, int households) {}

    /** 偃师 as the document counts it: 7 areas, 136 compounds, 9,427 households. */
    public static District yanshi(String division) {
        return new District(
                "偃师",
                division,
                34.73,
                112.79,
                List.of(new Batch(2021, 2, 24, 1_656), new Batch(2022, 3, 58, 4_763), new Batch(2023, 2, 54, 3_008)));
    }

    /** As many districts of this kind, one beside the other: what a load beyond the city's own size needs. */
    public District times(int copies) {
        List<Batch> many = batches.stream()
                .map(batch -> new Batch(
                        batch.year(), batch.areas() * copies, batch.compounds() * copies, batch.households() * copies))
                .toList();
        return new District(city, division, latitude, longitude, many);
    }
}
