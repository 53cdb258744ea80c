package org.anju.gateway.coverage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Text;

/**
 * One standard of what a compound must have and how well it must work, as a policy file says it.
 *
 * @param id name of the standard
 * @param version version of the file, chosen by who wrote it
 * @param hash SHA-256 of the file, hex
 * @param text the file
 * @param points labels of the spots a device may watch, by word
 * @param working checks by name of kind; a kind without any works while it is online and its data is in time
 * @param sheet keys of the register that must be filled for a device to count as registered
 * @param freshSamplings data is in time while it is no older than so many sampling periods
 */
public record Policy(
        String id,
        String version,
        String hash,
        Text title,
        String source,
        String text,
        Map<String, Text> points,
        List<Requirement> systems,
        Map<String, List<Check>> working,
        Set<String> sheet,
        int freshSamplings,
        Map<Indicator, Level> levels,
        AlertPath alertPath,
        Hysteresis alert,
        Plan plan) {
    public Policy {
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
        systems = List.copyOf(systems);
        working = Map.copyOf(working);
        sheet = Collections.unmodifiableSet(new LinkedHashSet<>(sheet));
        Map<Indicator, Level> ordered = new EnumMap<>(Indicator.class);
        ordered.putAll(levels);
        levels = Collections.unmodifiableMap(ordered);
    }

    /** The checks of a kind. */
    public List<Check> checks(String kind) {
        return working.getOrDefault(kind, List.of());
    }

    /** The label of a spot; the word itself when the policy does not know it. */
    public Text point(String word) {
        Text label = points.get(word);
        return label == null ? new Text(word, word) : label;
    }

    /**
     * A level to be reached.
     *
     * @param atLeastPct percent, 0 to 100
     * @param weight share in the score, at least 0
     * @param required whether a compound passes only when it reaches it
     */
    public record Level(double atLeastPct, double weight, boolean required, String source) {}

    /**
     * How the alert path is proven.
     *
     * @param withinMs an alert must be received by the bureau within so long of being raised
     * @param validMs a proof counts for so long
     */
    public record AlertPath(long withinMs, long validMs) {}

    /**
     * When the fall of a score is an alert.
     *
     * @param belowScore the alert begins under this score
     * @param backAtScore and ends at this one
     * @param forMs either must hold for so long
     */
    public record Hysteresis(double belowScore, double backAtScore, long forMs) {}

    /** What is to be reached when. */
    public record Plan(String source, List<Batch> batches) {
        public Plan {
            batches = List.copyOf(batches);
        }
    }

    /**
     * One batch of the plan.
     *
     * @param batch year
     * @param due last day, {@code yyyy-MM-dd}; empty when the plan names none
     */
    public record Batch(int batch, int areas, int compounds, int households, String due) {}
}
