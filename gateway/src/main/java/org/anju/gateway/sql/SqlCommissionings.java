package org.anju.gateway.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.commissioning.Commissioning;
import org.anju.gateway.commissioning.Commissioning.Outcome;
import org.anju.gateway.commissioning.CommissioningStore;
import org.anju.gateway.commissioning.Reading;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Commissionings in SQL; the database itself refuses to change one that has ended. */
public final class SqlCommissionings implements CommissioningStore {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGIN = """
            insert into commissioning (id, device, kind, area, compound, installer, rules, begun_ms, expires_ms, readings, note, waiver)
            values (:id, :device, :kind, :area, :compound, :installer, :rules, :begun, :expires, '[]', '', '')
            on conflict do nothing
            """;

    private final SqlStore sql;

    public SqlCommissionings(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public boolean begin(Commissioning begun) {
        return sql.write(handle -> handle.createUpdate(BEGIN)
                        .bind("id", begun.id())
                        .bind("device", begun.device())
                        .bind("kind", begun.kind())
                        .bind("area", begun.area())
                        .bind("compound", begun.compound())
                        .bind("installer", begun.installer())
                        .bind("rules", String.join(" ", begun.rules()))
                        .bind("begun", begun.begunMs())
                        .bind("expires", begun.expiresMs())
                        .execute())
                == 1;
    }

    @Override
    public Optional<Commissioning> get(String id) {
        return sql.read(handle -> handle.createQuery("select * from commissioning where id = :id")
                .bind("id", id)
                .map(SqlCommissionings::read)
                .findOne());
    }

    @Override
    public Optional<Commissioning> openOf(String device) {
        return sql.read(
                handle -> handle.createQuery("select * from commissioning where device = :device and outcome is null")
                        .bind("device", device)
                        .map(SqlCommissionings::read)
                        .findOne());
    }

    @Override
    public List<Commissioning> open() {
        return sql.read(
                handle -> handle.createQuery("select * from commissioning where outcome is null order by begun_ms, id")
                        .map(SqlCommissionings::read)
                        .list());
    }

    @Override
    public List<Commissioning> find(Query query) {
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        SqlScope.limit(query.scope(), where, values);
        equal("compound", query.compound(), where, values);
        equal("device", query.device(), where, values);
        String state = query.state();
        if (state != null && state.equals("open")) {
            where.add("outcome is null");
        } else {
            equal("outcome", state, where, values);
        }
        return sql.read(handle -> handle.createQuery("select * from commissioning"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by begun_ms desc, id limit " + query.limit())
                .bindMap(values)
                .map(SqlCommissionings::read)
                .list());
    }

    private static void equal(String column, @Nullable String value, List<String> where, Map<String, Object> values) {
        if (value != null) {
            where.add(column + " = :" + column);
            values.put(column, value);
        }
    }

    @Override
    public void online(String id, long sinceMs) {
        sql.write(handle -> handle.createUpdate(
                        "update commissioning set online_ms = :since where id = :id and outcome is null and online_ms is null")
                .bind("since", sinceMs)
                .bind("id", id)
                .execute());
    }

    @Override
    public void reported(String id, @Nullable Long atMs, List<Reading> readings) {
        sql.write(handle -> handle.createUpdate("update commissioning set reported_ms = :at, readings = :readings"
                        + " where id = :id and outcome is null and reported_ms is null")
                .bind("at", atMs)
                .bind("readings", write(readings))
                .bind("id", id)
                .execute());
    }

    @Override
    public void tested(String id, Trial trial, long seenMs) {
        sql.write(handle -> handle.createUpdate(
                        "update commissioning set alert = :alert, rule = :rule, raised_ms = :raised, seen_ms = :seen"
                                + " where id = :id and outcome is null and alert is null")
                .bind("alert", trial.alert())
                .bind("rule", trial.rule())
                .bind("raised", trial.raisedMs())
                .bind("seen", seenMs)
                .bind("id", id)
                .execute());
    }

    @Override
    public boolean end(String id, Outcome outcome, @Nullable String by, long atMs, String note, String waiver) {
        return sql.write(handle -> {
            int ended = handle.createUpdate(
                            "update commissioning set outcome = :outcome, ended_ms = :at, ended_by = :by, note = :note,"
                                    + " waiver = :waiver where id = :id and outcome is null")
                    .bind("outcome", outcome.word())
                    .bind("at", atMs)
                    .bind("by", by)
                    .bind("note", note)
                    .bind("waiver", waiver)
                    .bind("id", id)
                    .execute();
            surface(handle, id, atMs);
            return ended == 1;
        });
    }

    /** What it kept from recipients comes back with the next step of the engine. */
    private static void surface(Handle handle, String id, long atMs) {
        handle.createUpdate("update alert set suppressed_until_ms = :at where suppressed_why = 'commissioning'"
                        + " and suppressed_reference = :id and state <> 'closed' and suppressed_until_ms > :at")
                .bind("at", atMs)
                .bind("id", id)
                .execute();
    }

    @Override
    public Optional<Trial> trial(String device, List<String> rules, long sinceMs) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return sql.read(handle -> handle.createQuery(
                        "select a.id, a.rule, t.at_ms from alert a join alert_transition t on t.alert = a.id"
                                + " where a.device = :device and a.rule in (<rules>) and t.change in ('raised', 'repeated')"
                                + " and t.at_ms >= :since order by t.at_ms, t.id limit 1")
                .bind("device", device)
                .bindList("rules", rules)
                .bind("since", sinceMs)
                .map((row, context) -> new Trial(row.getString("id"), row.getString("rule"), row.getLong("at_ms")))
                .findOne());
    }

    @Override
    public Optional<String> active(String device, List<String> rules) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        return sql.read(handle -> handle.createQuery("select id from alert where device = :device and rule in (<rules>)"
                        + " and state in ('raised', 'acknowledged') order by raised_ms limit 1")
                .bind("device", device)
                .bindList("rules", rules)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public List<Commissioning> signed(Set<String> compounds) {
        if (compounds.isEmpty()) {
            return List.of();
        }
        Map<String, Commissioning> newest = new LinkedHashMap<>();
        sql
                .read(handle -> handle.createQuery("select * from commissioning where outcome = 'signed'"
                                + " order by device, ended_ms, id")
                        .map(SqlCommissionings::read)
                        .list())
                .stream()
                .filter(one -> compounds.contains(one.compound()))
                .forEach(one -> newest.put(one.device(), one));
        return List.copyOf(newest.values());
    }

    private static String write(List<Reading> readings) {
        ArrayNode array = JSON.createArrayNode();
        for (Reading reading : readings) {
            ObjectNode node = array.addObject().put("field", reading.field());
            node.set("value", JSON.valueToTree(reading.value()));
            if (!Double.isNaN(reading.lowest())) {
                node.put("lowest", reading.lowest());
            }
            if (!Double.isNaN(reading.highest())) {
                node.put("highest", reading.highest());
            }
            node.put("plausible", reading.plausible());
        }
        return array.toString();
    }

    private static List<Reading> readings(String text) {
        List<Reading> readings = new ArrayList<>();
        try {
            for (JsonNode node : JSON.readTree(text)) {
                readings.add(new Reading(
                        node.path("field").asText(),
                        value(node.path("value")),
                        node.path("lowest").asDouble(Double.NaN),
                        node.path("highest").asDouble(Double.NaN),
                        node.path("plausible").asBoolean()));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the readings of a commissioning are no JSON: " + text, e);
        }
        return readings;
    }

    private static Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.asText();
    }

    private static Commissioning read(ResultSet row, StatementContext context) throws SQLException {
        String rules = row.getString("rules");
        String outcome = row.getString("outcome");
        return new Commissioning(
                row.getString("id"),
                row.getString("device"),
                row.getString("kind"),
                row.getString("area"),
                row.getString("compound"),
                row.getString("installer"),
                rules.isEmpty() ? List.of() : List.of(rules.split(" ")),
                row.getLong("begun_ms"),
                row.getLong("expires_ms"),
                SqlDeliveryRows.number(row, "online_ms"),
                SqlDeliveryRows.number(row, "reported_ms"),
                readings(row.getString("readings")),
                row.getString("alert"),
                row.getString("rule"),
                SqlDeliveryRows.number(row, "raised_ms"),
                SqlDeliveryRows.number(row, "seen_ms"),
                outcome == null ? null : Outcome.of(outcome),
                SqlDeliveryRows.number(row, "ended_ms"),
                row.getString("ended_by"),
                row.getString("note"),
                row.getString("waiver"));
    }
}
