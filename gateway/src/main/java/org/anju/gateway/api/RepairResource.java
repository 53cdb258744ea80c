package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.estate.Register;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Compound;
import org.anju.gateway.workorder.OrderTerms;
import org.anju.gateway.workorder.RepairRecords;
import org.anju.gateway.workorder.Warranty;

/** Repairs counted: how fast property companies are, which parts go, and whose warranty ends. */
final class RepairResource {
    private static final long DEFAULT_RANGE_MS = Duration.ofDays(30).toMillis();
    private static final long LONGEST_RANGE_MS = Duration.ofDays(400).toMillis();
    private static final int MOST_ORDERS = 200_000;
    private static final int MOST_PARTS = 500;
    private static final int MOST_DEVICES = 500;
    private static final int SOON_DAYS = 90;

    private final RepairRecords records;
    private final OrderTerms terms;
    private final EstateView estate;
    private final Workers workers;
    private final Clock clock;

    RepairResource(WorkOrderParts parts, EstateView estate, Workers workers, Clock clock) {
        this.records = parts.records();
        this.terms = parts.terms();
        this.estate = estate;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("getRepairStatistics", this::statistics);
    }

    private Future<Answer> statistics(Request request) {
        Estate now = estate.current();
        Viewer viewer = request.viewer();
        String area = request.text("area");
        String only = request.text("compound");
        long asOf = clock.millis();
        long to = request.number("to", asOf);
        long from = request.number("from", Math.max(0, to - DEFAULT_RANGE_MS));
        if (from >= to || to - from > LONGEST_RANGE_MS) {
            throw Problem.invalid("from (" + from + ") must be before to (" + to
                    + ") and at most 400 days earlier; both are epoch milliseconds.");
        }
        Predicate<Compound> wanted = compound -> viewer.sees(compound.area(), compound.id())
                && (area == null || area.equals(compound.area()))
                && (only == null || only.equals(compound.id()));
        RepairRecords.Wanted window = new RepairRecords.Wanted(viewer.scope(), area, only, from, to);
        return workers.run(() -> {
            RepairSheet sheet = new RepairSheet(asOf);
            boolean truncated = records.each(window, MOST_ORDERS, sheet::add);
            ObjectNode node = sheet.write();
            node.put("fromMs", from).put("toMs", to).put("asOfMs", asOf).put("truncated", truncated);
            node.set("parts", Json.array(records.parts(window, MOST_PARTS), RepairResource::part));
            node.set("warranty", warranty(now, wanted, today(asOf)));
            return Answer.ok(node);
        });
    }

    private LocalDate today(long asOf) {
        return Instant.ofEpochMilli(asOf).atZone(terms.zone()).toLocalDate();
    }

    private static ObjectNode part(RepairRecords.PartCount part) {
        ObjectNode node = Json.object().put("part", part.part()).put("kind", part.kind());
        Json.put(node, "vendor", part.vendor());
        Json.put(node, "model", part.model());
        return node.put("count", part.count()).put("orders", part.orders());
    }

    /** A device in the field with the last day of its warranty. */
    private record Covered(Register.Entry entry, Compound compound, LocalDate until) {}

    private static ObjectNode warranty(Estate now, Predicate<Compound> wanted, LocalDate today) {
        List<Covered> expired = new ArrayList<>();
        List<Covered> expiring = new ArrayList<>();
        int covered = 0;
        int unknown = 0;
        for (Register.Entry entry : now.register().entries().values()) {
            Compound compound = now.compound(entry.compound());
            if (compound == null
                    || !wanted.test(compound)
                    || !entry.sheet().status().inTheField()) {
                continue;
            }
            LocalDate until = Warranty.day(entry.sheet().warrantyUntil());
            if (until == null) {
                unknown++;
            } else if (until.isBefore(today)) {
                expired.add(new Covered(entry, compound, until));
            } else {
                covered++;
                if (!until.isAfter(today.plusDays(SOON_DAYS))) {
                    expiring.add(new Covered(entry, compound, until));
                }
            }
        }
        ObjectNode node = Json.object().put("covered", covered).put("unknown", unknown);
        node.put("expired", expired.size()).put("expiring", expiring.size());
        Comparator<Covered> byDay = Comparator.comparing(Covered::until);
        Comparator<Covered> byId = Comparator.comparing(one -> one.entry().id());
        node.set("expiringDevices", devices(expiring, byDay.thenComparing(byId)));
        node.set("expiredDevices", devices(expired, byDay.reversed().thenComparing(byId)));
        return node;
    }

    private static ArrayNode devices(List<Covered> devices, Comparator<Covered> order) {
        return Json.array(devices.stream().sorted(order).limit(MOST_DEVICES).toList(), one -> {
            ObjectNode node = Json.object().put("device", one.entry().id());
            node.put("name", one.entry().name()).put("kind", one.entry().kind());
            node.put("compound", one.compound().id())
                    .put("compoundName", one.compound().name());
            Json.put(node, "manager", one.compound().manager());
            Json.put(node, "vendor", one.entry().sheet().vendor());
            Json.put(node, "model", one.entry().sheet().model());
            return node.put("warrantyUntil", one.until().toString());
        });
    }
}
