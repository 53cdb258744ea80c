package org.anju.gateway.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.anju.gateway.alert.Past;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** The past as the time-series store has it; device time stands for the receive time, which is not stored. */
public final class StoredPast implements Past {
    private static final int MOST_ROWS = 100_000;
    private static final long DAY_MS = 24L * 3_600_000;

    private final TimeSeriesStore store;

    public StoredPast(TimeSeriesStore store) {
        this.store = store;
    }

    @Override
    public void before(List<Device> devices, long atMs, Consumer<Entry> out) {
        try {
            for (Device device : devices) {
                Presence last = new Presence(device, atMs - 1, PresenceState.ONLINE, atMs - 1, "assumed");
                for (DeviceEvent event : store.events(device, atMs - DAY_MS, atMs, MOST_ROWS)) {
                    if (event.event().equals(EventType.PRESENCE.name())) {
                        last = presence(event);
                        break;
                    }
                }
                out.accept(last);
            }
        } catch (StoreUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void read(List<Device> devices, long fromMs, long toMs, Consumer<Entry> out) {
        List<Entry> all = new ArrayList<>();
        try {
            for (Device device : devices) {
                telemetry(device, fromMs, toMs, all);
                List<DeviceEvent> events = new ArrayList<>(store.events(device, fromMs, toMs, MOST_ROWS));
                Collections.reverse(events);
                all.addAll(events);
            }
        } catch (StoreUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        all.stream()
                .map(StoredPast::atDeviceTime)
                .sorted(Comparator.comparingLong(Entry::receivedMs))
                .forEach(out);
    }

    private void telemetry(Device device, long fromMs, long toMs, List<Entry> into) throws StoreUnavailableException {
        List<Field> fields = device.kind().slots();
        Series series = store.query(device, fields, fromMs, toMs, null, MOST_ROWS);
        List<@Nullable Field> columns = new ArrayList<>();
        series.columns().forEach(name -> columns.add(device.kind().field(name)));
        for (List<@Nullable Object> row : series.rows()) {
            Values.Builder values = new Values.Builder();
            for (int i = 1; i < row.size(); i++) {
                Field field = columns.get(i);
                if (field != null) {
                    put(values, field, row.get(i));
                }
            }
            if (!values.isEmpty() && row.get(0) instanceof Long ts) {
                into.add(new Telemetry(device, ts, ts, 0, values.build()));
            }
        }
    }

    private static void put(Values.Builder values, Field field, @Nullable Object value) {
        if (value instanceof String text && field.isText()) {
            values.text(field, text);
        } else if (value instanceof Boolean flag) {
            values.number(field, flag ? 1 : 0);
        } else if (value instanceof Number number) {
            values.number(field, number.doubleValue());
        }
    }

    private static Entry atDeviceTime(Entry entry) {
        if (!(entry instanceof DeviceEvent event)) {
            return entry;
        }
        return event.event().equals(EventType.PRESENCE.name())
                ? presence(event)
                : new DeviceEvent(event.device(), event.tsMs(), event.tsMs(), 0, event.event(), event.data());
    }

    /** Sessions are not numbered in the history: the time does as well. */
    private static Presence presence(DeviceEvent event) {
        PresenceState state =
                PresenceState.valueOf(String.valueOf(event.data().get("state")).toUpperCase(Locale.ROOT));
        return new Presence(
                event.device(),
                event.tsMs(),
                state,
                event.tsMs(),
                String.valueOf(event.data().get("reason")));
    }
}
