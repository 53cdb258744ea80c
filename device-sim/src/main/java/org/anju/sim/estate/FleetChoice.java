package org.anju.sim.estate;

/** Which renovation batch of the district is wanted. */
public enum FleetChoice {
    BATCH_2021("2021", 2021),
    BATCH_2022("2022", 2022),
    BATCH_2023("2023", 2023),
    ALL("all", 0);

    private final String word;
    private final int batch;

    FleetChoice(String word, int batch) {
        this.word = word;
        this.batch = batch;
    }

    /** True when a compound of the given renovation year belongs to the choice. */
    public boolean includes(int year) {
        return this == ALL || batch == year;
    }

    /**
     * The choice a command-line word names.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    public static FleetChoice of(String word) {
        for (FleetChoice choice : values()) {
            if (choice.word.equals(word)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no fleet; choose 2021, 2022, 2023 or all");
    }

    @Override
    public String toString() {
        return word;
    }
}
