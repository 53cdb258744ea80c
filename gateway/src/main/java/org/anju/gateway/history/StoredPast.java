package org.anju.gateway.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.anju.gateway.alert.Past;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** The past as the time-series store has it; device time stands for the receive time, which is not stored. */
public final class StoredPast implements Past {
    private static final int MOST_ROWS = 100_000;

    private final TimeSeriesStore store;

    public StoredPast(TimeSeriesStore store) {
        this.store = store;
    }

    @Override
    public void read(List<Device> devices, long fromMs, long toMs, Consumer<Entry> out) {
        List<Entry> all = new ArrayList<>();
        try {
            for (Device device : devices) {
                telemetry(device, fromMs, toMs, all);
                all.addAll(store.events(device, fromMs, toMs, MOST_ROWS));
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
        return entry instanceof DeviceEvent event
                ? new DeviceEvent(event.device(), event.tsMs(), event.tsMs(), 0, event.event(), event.data())
                : entry;
    }
}
