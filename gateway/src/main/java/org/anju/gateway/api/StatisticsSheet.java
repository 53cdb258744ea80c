package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/** Counts alerts, one after the other. Days and hours are those of the estate's time zone. Not thread-safe. */
final class StatisticsSheet {
    private static final int HOURS = 24;
    private static final int SEVERITIES = 4;
    private static final int MOST_NAMED = 20;

    private final ZoneId zone;
    private final int[] severities = new int[SEVERITIES];
    private final int[] hours = new int[HOURS];
    private final Map<String, int[]> categories = new HashMap<>();
    private final Map<LocalDate, Integer> days = new TreeMap<>();
    private final Map<String, Integer> compounds = new HashMap<>();
    private final Map<String, Integer> devices = new HashMap<>();
    private final Map<String, Kind> rules = new HashMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<Pace> delays = new ArrayList<>();
    private int total;
    private int unacknowledged;

    private static final class Kind {
        private final AlertStatistics.Row first;
        private int count;

        Kind(AlertStatistics.Row first) {
            this.first = first;
        }
    }

    /** How fast alerts of one severity were dealt with. */
    private static final class Pace {
        private final Delays acknowledged = new Delays();
        private final Delays cleared = new Delays();
    }

    StatisticsSheet(ZoneId zone) {
        this.zone = zone;
        for (Category category : Category.values()) {
            categories.put(category.word(), new int[SEVERITIES]);
        }
        for (int i = 0; i < SEVERITIES; i++) {
            delays.add(new Pace());
        }
    }

    void add(AlertStatistics.Row row) {
        ZonedDateTime raised = Instant.ofEpochMilli(row.raisedMs()).atZone(zone);
        int severity = row.severity() - 1;
        total++;
        severities[severity]++;
        hours[raised.getHour()]++;
        days.merge(raised.toLocalDate(), 1, Integer::sum);
        categories.computeIfAbsent(row.category(), word -> new int[SEVERITIES])[severity]++;
        compounds.merge(row.compound(), 1, Integer::sum);
        rules.computeIfAbsent(row.rule(), rule -> new Kind(row)).count++;
        if (row.device() != null) {
            devices.merge(row.device(), 1, Integer::sum);
        }
        if (row.clearReason() != null) {
            reasons.merge(row.clearReason(), 1, Integer::sum);
        }
        Long acknowledged = row.acknowledgedMs();
        if (acknowledged == null) {
            unacknowledged++;
        } else {
            delays.get(severity).acknowledged.add(Math.max(0, acknowledged - row.raisedMs()));
        }
        Long cleared = row.clearedMs();
        if (cleared != null) {
            delays.get(severity).cleared.add(Math.max(0, cleared - row.raisedMs()));
        }
    }

    ObjectNode write(Estate estate) {
        ObjectNode node = Json.object();
        node.put("total", total);
        node.put("unacknowledged", unacknowledged);
        ArrayNode bySeverity = node.putArray("bySeverity");
        for (int i = 0; i < SEVERITIES; i++) {
            ObjectNode one = bySeverity.addObject().put("severity", i + 1).put("count", severities[i]);
            one.set("acknowledged", delays.get(i).acknowledged.write());
            one.set("cleared", delays.get(i).cleared.write());
        }
        ArrayNode byCategory = node.putArray("byCategory");
        for (Category category : Category.values()) {
            int[] counts = categories.getOrDefault(category.word(), new int[SEVERITIES]);
            ArrayNode cells = byCategory
                    .addObject()
                    .put("category", category.word())
                    .put("count", Arrays.stream(counts).sum())
                    .putArray("bySeverity");
            Arrays.stream(counts).forEach(cells::add);
        }
        ArrayNode byHour = node.putArray("byHour");
        Arrays.stream(hours).forEach(byHour::add);
        ArrayNode byDay = node.putArray("byDay");
        days.forEach((day, count) -> byDay.addObject()
                .put("dayMs", day.atStartOfDay(zone).toInstant().toEpochMilli())
                .put("count", count));
        node.set("byRule", named(rulesByCount(), this::rule));
        node.set("byCompound", named(compounds, (one, id) -> compound(one, estate.compound(id))));
        node.set("byDevice", named(devices, (one, id) -> device(one, estate, estate.device(id))));
        ArrayNode byReason = node.putArray("byReason");
        reasons.forEach(
                (reason, count) -> byReason.addObject().put("reason", reason).put("count", count));
        return node;
    }

    private Map<String, Integer> rulesByCount() {
        Map<String, Integer> counts = new HashMap<>();
        rules.forEach((rule, kind) -> counts.put(rule, kind.count));
        return counts;
    }

    private void rule(ObjectNode one, String rule) {
        Kind kind = rules.get(rule);
        if (kind != null) {
            one.putObject("title").put("zh", kind.first.titleZh()).put("en", kind.first.titleEn());
            one.put("severity", kind.first.severity());
            one.put("category", kind.first.category());
        }
    }

    private static void compound(ObjectNode one, @Nullable Compound compound) {
        if (compound != null) {
            one.put("name", compound.name());
        }
    }

    private static void device(ObjectNode one, Estate estate, @Nullable Device device) {
        if (device != null) {
            one.put("name", device.name());
            one.put("compound", device.compound());
            Compound compound = estate.compound(device.compound());
            one.put("compoundName", compound == null ? device.compound() : compound.name());
        }
    }

    /** The most frequent, then by id. */
    private static ArrayNode named(Map<String, Integer> counts, BiConsumer<ObjectNode, String> describe) {
        return Json.array(
                counts.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .limit(MOST_NAMED)
                        .toList(),
                one -> {
                    ObjectNode node = Json.object().put("id", one.getKey()).put("count", one.getValue());
                    describe.accept(node, one.getKey());
                    return node;
                });
    }
}
