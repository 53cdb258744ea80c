package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.PlatformEvent;
import org.jspecify.annotations.Nullable;

/** Every subject the engine has heard of and who belongs to whom: devices to buildings and compounds, buildings to compounds. Not thread-safe. */
final class Neighbourhood {
    private static final int MAX_CACHED_DEVICES = 50_000;

    private final RuleSet rules;
    private final Map<String, Subject> subjects = new HashMap<>();
    /** The same by device as the entries name it: of ten thousand devices, every step from the entry to its subject waits for memory. */
    private final IdentityHashMap<Device, Subject> byDevice = new IdentityHashMap<>();

    Neighbourhood(RuleSet rules) {
        this.rules = rules;
    }

    @Nullable
    Subject get(String id) {
        return subjects.get(id);
    }

    /** What is known of a device. */
    @Nullable
    Subject get(Device device) {
        Subject subject = byDevice.get(device);
        if (subject == null) {
            subject = subjects.get(device.id().value());
            if (subject != null) {
                if (byDevice.size() >= MAX_CACHED_DEVICES) {
                    byDevice.clear();
                }
                byDevice.put(device, subject);
            }
        }
        return subject;
    }

    Collection<Subject> all() {
        return subjects.values();
    }

    /** Takes in a subject, new or restored. A group that was restored after its members takes them over. */
    void add(Subject subject) {
        Subject before = subjects.put(subject.id, subject);
        if (before != null) {
            forgetDevices();
        }
        if (subject.where.device() != null) {
            join(subject);
            return;
        }
        if (!subject.where.kind().equals(Subjects.PLATFORM)) {
            subject.group = new Group(subject);
            if (before != null) {
                for (Subject member : before.membersOf()) {
                    subject.group.join(member);
                    regroup(member);
                }
            }
            if (subject.where.kind().equals(Subjects.BUILDING)) {
                joinCompound(subject);
            }
        }
    }

    void remove(Subject subject) {
        subjects.remove(subject.id);
        forgetDevices();
        subject.groups.forEach(group -> group.leave(subject));
    }

    private void forgetDevices() {
        // Many leave one after the other: clearing what is empty would still go over the whole table.
        if (!byDevice.isEmpty()) {
            byDevice.clear();
        }
    }

    /** The device as it is registered now. */
    void move(Subject subject, Device device) {
        if (device.equals(subject.device)) {
            return;
        }
        subject.device = device;
        Whereabouts before = subject.where;
        if (before.name().equals(device.name())
                && before.compound().equals(device.compound())
                && before.building().equals(device.building())
                && before.area().equals(device.area())) {
            return;
        }
        subject.groups.forEach(group -> group.leave(subject));
        subject.moved(Whereabouts.of(device));
        join(subject);
    }

    /** The subject an event of the platform is about. */
    Subject of(PlatformEvent event) {
        String id = event.subject();
        String kind = event.compound().isEmpty() ? Subjects.PLATFORM : Subjects.COMPOUND;
        return ensure(id, new Whereabouts(null, kind, event.area(), event.compound(), "", id));
    }

    private void join(Subject device) {
        Whereabouts where = device.where;
        if (!where.building().isEmpty()) {
            buildingOf(where).join(device);
        }
        compoundOf(where).join(device);
        regroup(device);
    }

    private void joinCompound(Subject building) {
        compoundOf(building.where).join(building);
        regroup(building);
    }

    private void regroup(Subject member) {
        List<Group> groups = new ArrayList<>(2);
        Whereabouts where = member.where;
        groups.add(compoundOf(where));
        if (where.device() != null && !where.building().isEmpty()) {
            groups.add(buildingOf(where));
        }
        member.groups = List.copyOf(groups);
    }

    private Group compoundOf(Whereabouts where) {
        String id = "compound:" + where.compound();
        return group(id, new Whereabouts(null, Subjects.COMPOUND, where.area(), where.compound(), "", id));
    }

    private Group buildingOf(Whereabouts where) {
        String id = "building:" + where.compound() + "/" + where.building();
        return group(
                id, new Whereabouts(null, Subjects.BUILDING, where.area(), where.compound(), where.building(), id));
    }

    private Group group(String id, Whereabouts where) {
        Subject subject = ensure(id, where);
        Group group = subject.group;
        if (group == null) {
            throw new IllegalStateException(id + " stands for nobody");
        }
        return group;
    }

    private Subject ensure(String id, Whereabouts where) {
        Subject known = subjects.get(id);
        if (known == null) {
            Kind kind = rules.kind(where.kind());
            if (kind == null) {
                throw new IllegalStateException("there is no kind " + where.kind());
            }
            known = new Subject(id, where, rules.of(where.kind(), kind));
            add(known);
        }
        return known;
    }
}
