package org.anju.sim.incident;

import java.util.List;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Kind;
import org.anju.sim.fleet.Effect;

/**
 * Something that befalls one or more devices of a compound at the same moment and is over after a while.
 *
 * @param id its word on the control interface
 * @param zh its name in Chinese
 * @param en its name in English
 * @param seconds from begin to end on the simulated clock
 * @param parts who takes part
 * @param expects rules of the gateway that should raise an alert
 */
public record Incident(String id, String zh, String en, int seconds, List<Part> parts, List<String> expects) {

    public Incident {
        parts = List.copyOf(parts);
        expects = List.copyOf(expects);
    }

    /**
     * One device's part in an incident.
     *
     * @param nameHint what the device's name should contain; any device of the kind will do where none matches
     */
    public record Part(Kind kind, Effect effect, String nameHint) {

        boolean prefers(Device device) {
            return device.name() != null && device.name().contains(nameHint);
        }
    }

    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
