package org.anju.gateway.workorder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.estate.EstateStore;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.estate.Register;
import org.anju.gateway.estate.RegisterDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the life cycle of devices in step with their orders: under repair while somebody is at work, then what they were before. It compares
 * instead of following, so that nothing is missed over a crash, and touches no device that a person put under repair. Not thread-safe.
 */
public final class RepairStatus {
    /** Who changes the status, in the device's history. */
    public static final String WHO = "work order";

    private static final Logger LOG = LoggerFactory.getLogger(RepairStatus.class);

    private final RegisterDesk desk;
    private final EstateView estate;
    /** Devices a person put under repair, with the time: nobody asks for them again. */
    private final Map<String, Long> foreign = new HashMap<>();

    public RepairStatus(RegisterDesk desk, EstateView estate) {
        this.desk = desk;
        this.estate = estate;
    }

    /** @param inRepair devices somebody is at work on */
    void settle(Set<String> inRepair) {
        Register register = estate.current().register();
        List<String> begin = new ArrayList<>();
        for (String device : inRepair) {
            Register.Entry entry = register.entry(device);
            if (entry != null
                    && entry.sheet().status() != LifeCycle.UNDER_REPAIR
                    && LifeCycle.UNDER_REPAIR.mayFollow(entry.sheet().status())) {
                begin.add(device);
            }
        }
        change(begin, LifeCycle.UNDER_REPAIR);
        Map<LifeCycle, List<String>> back = new HashMap<>();
        Set<String> underRepair = new HashSet<>();
        for (Register.Entry entry : register.entries().values()) {
            if (entry.sheet().status() == LifeCycle.UNDER_REPAIR) {
                underRepair.add(entry.id());
                if (!inRepair.contains(entry.id())) {
                    end(entry, back);
                }
            }
        }
        foreign.keySet().retainAll(underRepair);
        back.forEach((status, devices) -> change(devices, status));
    }

    private void end(Register.Entry entry, Map<LifeCycle, List<String>> back) {
        if (Long.valueOf(entry.statusMs()).equals(foreign.get(entry.id()))) {
            return;
        }
        List<EstateStore.StatusChange> statuses = desk.statuses(entry.id());
        int last = statuses.size() - 1;
        if (last < 0 || !statuses.get(last).who().equals(WHO)) {
            foreign.put(entry.id(), entry.statusMs());
            return;
        }
        LifeCycle before =
                last == 0 ? LifeCycle.IN_SERVICE : statuses.get(last - 1).status();
        boolean may =
                before != LifeCycle.UNDER_REPAIR && before.mayFollow(LifeCycle.UNDER_REPAIR) && before.inTheField();
        back.computeIfAbsent(may ? before : LifeCycle.IN_SERVICE, status -> new ArrayList<>())
                .add(entry.id());
    }

    private void change(List<String> devices, LifeCycle status) {
        if (devices.isEmpty()) {
            return;
        }
        desk.changeStatus(devices, status, WHO).stream()
                .filter(outcome -> !outcome.problem().isEmpty())
                .forEach(outcome -> LOG.warn(
                        "device {} did not become {} by its work order: {}",
                        outcome.device(),
                        status.word(),
                        outcome.problem()));
    }
}
