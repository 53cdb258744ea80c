package org.anju.gateway.commissioning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.gateway.alert.AlertListener;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.live.DeviceNow;
import org.anju.gateway.live.LatestValue;
import org.anju.gateway.live.PresenceNow;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertChange;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.PresenceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the devices of open commissionings: a look at all of them every second, and at once when one of them raises an alert. Whatever it
 * has seen is in the store, so that a restart goes on where it was.
 */
public final class CommissioningWatch implements AlertListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommissioningWatch.class);

    private final CommissioningStore store;
    private final CommissioningDesk desk;
    private final EstateView estate;
    private final Function<Device, DeviceNow> live;
    private final Executor executor;
    private final CommissioningMeters meters;
    private final Clock clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Set<String> watched = Set.of();

    /**
     * Connects the parts.
     *
     * @param live a device as it stands now
     * @param executor one thread, which looks when an alert was raised
     */
    public CommissioningWatch(
            CommissioningStore store,
            CommissioningDesk desk,
            EstateView estate,
            Function<Device, DeviceNow> live,
            Executor executor,
            CommissioningMeters meters,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.estate = estate;
        this.live = live;
        this.executor = executor;
        this.meters = meters;
        this.clock = clock;
        meters.open(() -> watched.size());
    }

    @Override
    public void changed(Alert alert, AlertChange change) {
        String device = alert.device();
        boolean active = change == AlertChange.RAISED || change == AlertChange.REPEATED;
        if (active && device != null && watched.contains(device) && asked.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("not looked at: the gateway stops");
            }
        }
    }

    /** Looks at all that are open; what cannot be read or written now is tried again with the next look. */
    public void look() {
        asked.set(false);
        try {
            List<Commissioning> open = store.open();
            watched = open.stream().map(Commissioning::device).collect(Collectors.toUnmodifiableSet());
            open.forEach(this::look);
        } catch (RuntimeException e) {
            LOG.warn("Commissionings cannot be watched now, trying again in a second", e);
        }
    }

    private void look(Commissioning commissioning) {
        if (clock.millis() >= commissioning.expiresMs()) {
            desk.expire(commissioning);
            return;
        }
        Device device = estate.current().device(commissioning.device());
        if (device == null) {
            return;
        }
        DeviceNow now = live.apply(device);
        PresenceNow presence = now.presence();
        if (commissioning.onlineMs() == null && presence.state() == PresenceState.ONLINE) {
            store.online(commissioning.id(), presence.sinceMs());
        }
        if (commissioning.reportedMs() == null) {
            report(commissioning, device.kind(), now.values());
        }
        if (commissioning.alert() == null && !commissioning.rules().isEmpty()) {
            store.trial(commissioning.device(), commissioning.rules(), commissioning.begunMs())
                    .ifPresent(trial -> {
                        long seenMs = clock.millis();
                        store.tested(commissioning.id(), trial, seenMs);
                        meters.seen(seenMs - trial.raisedMs());
                    });
        }
    }

    /** Values from before the commissioning prove nothing. */
    private void report(Commissioning commissioning, Kind kind, List<LatestValue> values) {
        Map<String, LatestValue> fresh = new TreeMap<>();
        values.stream()
                .filter(value -> value.receivedMs() >= commissioning.begunMs())
                .forEach(value -> fresh.put(value.field().name(), value));
        List<String> wanted = kind.commissioning().fields();
        List<Reading> readings = new ArrayList<>();
        long receivedMs = 0;
        for (LatestValue value : fresh.values()) {
            if (wanted.isEmpty() || wanted.contains(value.field().name())) {
                readings.add(reading(value));
                receivedMs = Math.max(receivedMs, value.receivedMs());
            }
        }
        boolean complete = !readings.isEmpty()
                && (wanted.isEmpty() || readings.size() == wanted.size())
                && readings.stream().allMatch(Reading::plausible);
        if (complete || !readings.equals(commissioning.readings())) {
            store.reported(commissioning.id(), complete ? receivedMs : null, readings);
        }
    }

    private static Reading reading(LatestValue value) {
        Field field = value.field();
        if (!(value.value() instanceof Number number)) {
            return new Reading(field.name(), value.value(), Double.NaN, Double.NaN, true);
        }
        double lowest = Double.isNaN(field.normalMin()) ? field.min() : field.normalMin();
        double highest = Double.isNaN(field.normalMax()) ? field.max() : field.normalMax();
        boolean plausible = number.doubleValue() >= lowest && number.doubleValue() <= highest;
        return new Reading(field.name(), value.value(), lowest, highest, plausible);
    }
}
