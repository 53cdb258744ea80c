package org.anju.gateway.coverage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where coverage is kept. Methods block. */
public interface CoverageStore {
    /** The state of devices as bytes, by id. */
    Map<String, byte[]> states();

    /** Adds or replaces; all of them or, when this throws, none. */
    void saveStates(Map<String, byte[]> states);

    /** What is remembered of compounds between evaluations, by id. */
    Map<String, Standing> standings();

    /** Adds or replaces, all or none. */
    void saveStandings(Map<String, Standing> standings);

    /** Adds or replaces how compounds stood on a local day, all or none. */
    void saveDays(List<Day> days);

    /** How compounds stood on the days from {@code fromDay} on, in order of day and compound. */
    List<Day> days(int fromDay);

    /** The policy activated last, null when none ever was. */
    @Nullable
    Activated policy();

    /** Every policy ever activated, newest first. */
    List<Activated> policies();

    /** Notes that a policy was activated. */
    void activate(Policy policy, long atMs, String who);

    /**
     * What decides whether the fall of a score is an alert.
     *
     * @param alerting an alert was raised and not ended
     * @param belowSinceMs since when the score is under the lower figure, 0 when it is not
     * @param backSinceMs since when it is at or over the upper one, 0 when it is not
     * @param passingSinceMs since when the compound passes, 0 when it does not
     */
    record Standing(boolean alerting, long belowSinceMs, long backSinceMs, long passingSinceMs) {
        static final Standing FIRST = new Standing(false, 0, 0, 0);
    }

    /**
     * How a compound stood when a day was last looked at.
     *
     * @param day number of the local day since 1970-01-01
     * @param policy id and version
     * @param figures part and whole per indicator, as JSON
     */
    record Day(String compound, int day, long atMs, String policy, boolean passes, double score, String figures) {}

    /** A policy as it was activated. */
    record Activated(String policy, String version, String hash, String text, long atMs, String who) {}
}
