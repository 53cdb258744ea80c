package org.anju.gateway.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.anju.gateway.history.Series;
import org.anju.gateway.history.StoreUnavailableException;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.privacy.Deletion;
import org.anju.gateway.privacy.Masking;
import org.jspecify.annotations.Nullable;

/** Raw points and events in a list; can be away. */
public final class MemoryHistory implements TimeSeriesStore {
    private final List<Entry> entries = new ArrayList<>();
    private volatile boolean away;

    public void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public void prepare() {}

    @Override
    public synchronized void write(List<Entry> more) {
        entries.addAll(more);
    }

    @Override
    public synchronized Series query(
            Device device, List<Field> fields, long fromMs, long toMs, @Nullable Duration every, int limit)
            throws StoreUnavailableException {
        check();
        List<String> columns = new ArrayList<>(List.of("ts"));
        fields.forEach(field -> columns.add(field.name()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Telemetry point
                    && point.device().id().equals(device.id())
                    && point.tsMs() >= fromMs
                    && point.tsMs() < toMs) {
                rows.add(row(point, fields));
            }
        }
        return new Series(columns, rows, false);
    }

    private static List<@Nullable Object> row(Telemetry point, List<Field> fields) {
        @Nullable Object[] cells = new @Nullable Object[fields.size() + 1];
        cells[0] = point.tsMs();
        for (int i = 0; i < point.values().size(); i++) {
            int column = fields.indexOf(point.values().field(i));
            if (column >= 0) {
                cells[column + 1] = point.values().boxed(i);
            }
        }
        return Arrays.asList(cells);
    }

    @Override
    public synchronized List<DeviceEvent> events(Device device, long fromMs, long toMs, int limit)
            throws StoreUnavailableException {
        check();
        return entries.stream()
                .filter(DeviceEvent.class::isInstance)
                .map(DeviceEvent.class::cast)
                .filter(event -> event.device().id().equals(device.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean rollUp() {
        return false;
    }

    private void check() throws StoreUnavailableException {
        if (away) {
            throw new StoreUnavailableException("The store is away: start it.");
        }
    }

    @Override
    public synchronized Deletion deletePersonal(long beforeMs) {
        int before = entries.size();
        entries.removeIf(
                entry -> entry instanceof DeviceEvent event && event.tsMs() < beforeMs && Masking.isPersonal(event));
        return new Deletion(before - entries.size(), 0, 0, 0);
    }

    @Override
    public Deletion deleteBefore(long beforeMs) {
        return Deletion.NONE;
    }

    @Override
    public void close() {}
}
