package org.anju.sim.incident;

import java.util.List;
import org.anju.sim.device.Condition;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Kind;

/**
 * Something that befalls one or more devices of a compound at the same moment and is over after a while.
 *
 * @param zh its name in Chinese
 * @param en its name in English
 * @param seconds from begin to end on the simulated clock
 * @param parts who takes part
 */
public record Incident(String zh, String en, int seconds, List<Part> parts) {

    public Incident {
        parts = List.copyOf(parts);
    }

    /**
     * One device's part in an incident.
     *
     * @param nameHint what the device's name should contain; any device of the kind will do where none matches
     */
    public record Part(Kind kind, Condition condition, String nameHint) {

        boolean prefers(Device device) {
            return device.name() != null && device.name().contains(nameHint);
        }
    }

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
