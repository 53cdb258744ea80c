package org.anju.sim.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.sim.BadInputException;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.Placement;

/** Who of an estate plays whom of a recording. */
public final class Understudies {
    private static final int NAMED = 5;

    private Understudies() {}

    /**
     * For every device of the recording itself where the estate has it, else the next one of its kind without a part.
     *
     * @throws BadInputException naming those nobody can play
     */
    public static Map<String, Device> of(Recording recording, Estate estate) {
        Map<String, Device> known = new HashMap<>();
        Map<String, Deque<Device>> free = new LinkedHashMap<>();
        for (Placement placement : estate.placements()) {
            Device device = placement.device();
            known.put(device.id(), device);
            if (!recording.kinds().containsKey(device.id())) {
                free.computeIfAbsent(device.kind().word(), kind -> new ArrayDeque<>())
                        .add(device);
            }
        }
        Map<String, Device> players = new LinkedHashMap<>();
        List<String> unplayed = new ArrayList<>();
        recording.kinds().forEach((name, kind) -> {
            Device itself = known.get(name);
            Device player = itself != null
                    ? itself
                    : free.getOrDefault(kind, new ArrayDeque<>()).poll();
            if (player == null) {
                unplayed.add(name + (kind.isEmpty() ? " of unknown kind" : " of kind " + kind));
            } else {
                players.put(name, player);
            }
        });
        if (!unplayed.isEmpty()) {
            throw new BadInputException("the estate has nobody to play "
                    + String.join(", ", unplayed.subList(0, Math.min(NAMED, unplayed.size())))
                    + (unplayed.size() > NAMED ? " and " + (unplayed.size() - NAMED) + " more" : "")
                    + "; give a larger estate, or record with --estate so that kinds are known");
        }
        return players;
    }
}
