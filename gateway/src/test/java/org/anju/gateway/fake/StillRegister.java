package org.anju.gateway.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateStore;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.Register;
import org.anju.gateway.estate.RegisterDesk;
import org.anju.gateway.estate.Sheet;
import org.jspecify.annotations.Nullable;

/** A register in memory of devices that are added by hand, with their statuses. */
public final class StillRegister implements RegisterDesk, EstateView {
    private final Map<String, Register.Entry> entries = new HashMap<>();
    private final Map<String, List<EstateStore.StatusChange>> statuses = new HashMap<>();
    private long changes;

    /** Adds a device, or gives it a status, whether it may have it or not. */
    public void put(String device, LifeCycle status, String who) {
        changes++;
        entries.put(
                device,
                new Register.Entry(device, "camera", "A1-C01", "", device, Sheet.BARE.with(status), changes, true));
        statuses.computeIfAbsent(device, id -> new ArrayList<>())
                .add(new EstateStore.StatusChange(device, status, changes, who));
    }

    /** The status of a device and who gave it, such as {@code in_service wang}. */
    public String status(String device) {
        EstateStore.StatusChange last = statuses(device).get(statuses(device).size() - 1);
        return last.status().word() + " " + last.who();
    }

    @Override
    public Estate current() {
        return new Estate(
                "",
                "",
                "Asia/Shanghai",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                new Register(entries, Map.of()),
                changes);
    }

    @Override
    public List<Outcome> changeStatus(List<String> devices, LifeCycle status, String who) {
        devices.forEach(device -> put(device, status, who));
        return devices.stream().map(device -> new Outcome(device, "")).toList();
    }

    @Override
    public List<EstateStore.StatusChange> statuses(String device) {
        return List.copyOf(statuses.getOrDefault(device, List.of()));
    }

    @Override
    public List<Issued> issue(List<String> devices) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EstateStore.@Nullable Photo photo(String device) {
        return null;
    }

    @Override
    public void savePhoto(String device, EstateStore.Photo photo) {
        throw new UnsupportedOperationException();
    }
}
