package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.history.Series;
import org.anju.gateway.history.TimeSeriesStore;
import org.anju.gateway.live.LiveJson;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.jspecify.annotations.Nullable;

/** Values and events of a device over time. */
final class HistoryResource {
    /** Most rows of one answer. */
    static final int MAX_ROWS = 20_000;

    private static final long DEFAULT_RANGE_MS = Duration.ofHours(1).toMillis();
    /** Device times up to so far ahead are taken as they are. */
    private static final long AHEAD_MS = Duration.ofMinutes(5).toMillis();

    private static final int EVENTS = 100;

    private final EstateView estate;
    private final TimeSeriesStore store;
    private final Workers workers;
    private final Clock clock;

    HistoryResource(EstateView estate, TimeSeriesStore store, Workers workers, Clock clock) {
        this.estate = estate;
        this.store = store;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("getHistory", this::history, "listEvents", this::events);
    }

    private Future<Answer> history(Request request) {
        Device device = DeviceResource.visible(estate.current(), request.viewer(), request.path("id"));
        List<Field> fields = fields(device, request.text("fields"));
        long to = request.number("to", clock.millis());
        long from = request.number("from", Math.max(0, to - DEFAULT_RANGE_MS));
        ordered(from, to);
        String text = request.text("every");
        Duration every = text == null ? null : Every.parse(text);
        if (every != null && (to - from) / every.toMillis() > MAX_ROWS) {
            throw Problem.invalid("every=" + text + " cuts this range into more than " + MAX_ROWS
                    + " buckets: use every=" + Every.enough(to - from, MAX_ROWS) + " or longer, or a shorter range.");
        }
        return workers.run(() -> Answer.ok(write(store.query(device, fields, from, to, every, MAX_ROWS))));
    }

    private Future<Answer> events(Request request) {
        Device device = DeviceResource.visible(estate.current(), request.viewer(), request.path("id"));
        long to = request.number("to", clock.millis() + AHEAD_MS);
        long from = request.number("from", 0);
        ordered(from, to);
        int limit = (int) request.number("limit", EVENTS);
        return workers.run(() -> Answer.ok(Json.array(store.events(device, from, to, limit), LiveJson::event)));
    }

    private static void ordered(long from, long to) {
        if (from >= to) {
            throw Problem.invalid("from (" + from + ") must be before to (" + to + "); both are epoch milliseconds.");
        }
    }

    private static List<Field> fields(Device device, @Nullable String names) {
        if (names == null || names.isBlank()) {
            return device.kind().slots();
        }
        List<Field> fields = new ArrayList<>();
        Set<String> distinct = new LinkedHashSet<>(List.of(names.split(",")));
        for (String name : distinct) {
            Field field = device.kind().field(name.trim());
            if (field == null) {
                throw Problem.invalid(
                        "fields: a " + device.kind().name() + " has no field '" + name.trim() + "'; it has "
                                + String.join(", ", device.kind().fields().keySet()) + ".");
            }
            fields.add(field);
        }
        return fields;
    }

    static ObjectNode write(Series series) {
        ObjectNode node = Json.object();
        ArrayNode columns = node.putArray("columns");
        series.columns().forEach(columns::add);
        ArrayNode rows = node.putArray("rows");
        for (List<@Nullable Object> row : series.rows()) {
            ArrayNode cells = rows.addArray();
            for (Object cell : row) {
                cell(cells, cell);
            }
        }
        return node.put("truncated", series.truncated());
    }

    private static void cell(ArrayNode cells, @Nullable Object cell) {
        if (cell == null) {
            cells.addNull();
        } else if (cell instanceof Double number) {
            cells.add(number);
        } else if (cell instanceof Number number) {
            cells.add(number.longValue());
        } else if (cell instanceof Boolean flag) {
            cells.add(flag);
        } else {
            cells.add(cell.toString());
        }
    }
}
