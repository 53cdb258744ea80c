package org.anju.gateway.alert;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who was taken out of the register: first to be let go of, then to be forgotten where states are kept. Not thread-safe. */
final class Departures {
    private static final byte[] FORGOTTEN = {};

    private final Set<String> leaving = new TreeSet<>();
    private final Set<String> forgotten = new LinkedHashSet<>();
    private Places.@Nullable Registered registered;

    /** Notes who of all is not registered. */
    void follow(Places.Registered now, Iterable<Subject> all) {
        registered = now;
        for (Subject subject : all) {
            if (!subject.isAmong(now)) {
                leaving.add(subject.id);
            }
        }
    }

    /** Goes on where an engine with other rules was. */
    void follow(Departures before) {
        registered = before.registered;
        leaving.addAll(before.leaving);
        forgotten.addAll(before.forgotten);
    }

    /** Whether a device is registered, as far as is known. */
    boolean isRegistered(String device) {
        return registered == null || registered.devices().contains(device);
    }

    boolean isWaiting() {
        return !leaving.isEmpty();
    }

    /** Ends all that is known about those who leave. */
    void letGo(Neighbourhood subjects, Function<Subject, Moment> moments) {
        for (String id : leaving) {
            Subject subject = subjects.get(id);
            if (subject != null && registered != null && !subject.isAmong(registered)) {
                letGo(subject, subjects, moments.apply(subject));
            }
        }
        leaving.clear();
    }

    private void letGo(Subject subject, Neighbourhood subjects, Moment moment) {
        List<Group> groups = subject.groups;
        for (Cell cell : subject.cells) {
            if (cell != null) {
                moment.dismiss(cell);
            }
        }
        moment.gone();
        subjects.remove(subject);
        forgotten.add(subject.id);
        groups.stream()
                .filter(group -> subjects.get(group.self.id) == group.self)
                .forEach(group -> group.changed(moment));
    }

    /** Hands out an empty state for everybody who left since the last call. */
    void takeForgotten(Map<String, byte[]> into) {
        forgotten.forEach(id -> into.put(id, FORGOTTEN));
        forgotten.clear();
    }
}
