package org.anju.gateway.coverage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.estate.Sheet;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Everything an assessment is computed from. Kept with a report, so that it can be computed again. */
public final class Facts {
    private Facts() {}

    /**
     * A compound.
     *
     * @param features what it has that must be guarded, with how many
     * @param proof newest proof of its alert path, null when there is none
     */
    public record CompoundFacts(
            String id,
            String name,
            String area,
            String areaName,
            int batch,
            int households,
            String manager,
            Map<String, Integer> features,
            List<BuildingFacts> buildings,
            List<DeviceFacts> devices,
            @Nullable Proof proof) {
        public CompoundFacts {
            features = new TreeMap<>(features);
            buildings = List.copyOf(buildings);
            devices = List.copyOf(devices);
        }
    }

    /** A building and what it has that must be guarded, with how many. */
    public record BuildingFacts(String id, int entrances, int floors, Map<String, Integer> features) {
        public BuildingFacts {
            features = new TreeMap<>(features);
        }
    }

    /**
     * A device in the field.
     *
     * @param building empty when it stands in the open
     * @param seen whether it ever showed itself
     * @param sinceMs since when it has that presence, 0 when it never showed itself
     * @param lastReportMs when its newest data arrived, 0 when never
     * @param fresh whether that is recent enough
     * @param failures which checks it fails now, in words
     * @param hours of the last 24 hours
     * @param days of the last 30 days
     */
    public record DeviceFacts(
            String id,
            String kind,
            String name,
            String building,
            Sheet sheet,
            boolean seen,
            PresenceState presence,
            long sinceMs,
            long lastReportMs,
            boolean fresh,
            List<Text> failures,
            Shares hours,
            Shares days) {
        public DeviceFacts {
            failures = List.copyOf(failures);
        }

        /** Whether it works at this moment. */
        public boolean works() {
            return online() && fresh && failures.isEmpty();
        }

        public boolean online() {
            return presence == PresenceState.ONLINE;
        }
    }

    /**
     * An alert of the compound that reached the bureau and was received.
     *
     * @param alert its id
     * @param raisedMs when it was raised
     * @param receivedMs when the bureau's receipt (接警) came
     */
    public record Proof(String alert, long raisedMs, long receivedMs) {}
}
