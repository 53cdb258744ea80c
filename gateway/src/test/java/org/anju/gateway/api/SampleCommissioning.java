package org.anju.gateway.api;

import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.commissioning.CommissioningDesk;
import org.anju.gateway.commissioning.TestAlerts;
import org.anju.gateway.estate.RegisterDesk;
import org.anju.gateway.metrics.CommissioningMeters;
import org.anju.gateway.sql.SqlCommissionings;
import org.anju.gateway.sql.SqlStore;

/** Commissionings of the sample estate, on real SQLite. */
final class SampleCommissioning {
    /** See {@link Samples}. */
    static final Map<String, List<String>> IDS = Map.of("commissionings", List.of("cm-own", "cm-foreign"));

    /** See {@link Samples}. */
    static final Map<String, String> BODIES = Map.of(
            "beginCommissioning", "{\"device\":\"A1-C1-camera-1\"}",
            "signCommissioning", "{\"note\":\"seen\"}",
            "abortCommissioning", "{}");

    private SampleCommissioning() {}

    static CommissioningParts of(RunningApi api, RegisterDesk register) {
        CommissioningMeters meters = new CommissioningMeters(api.registry);
        RuleSet rules = api.rules.current();
        return new CommissioningParts(
                new CommissioningDesk(
                        new SqlCommissionings(api.sql),
                        () -> api.estate,
                        register,
                        api.alerts,
                        rule -> rules.rule(rule) != null,
                        () -> {},
                        meters,
                        api.clock),
                new TestAlerts(
                        api.alerts,
                        rules::rule,
                        () -> api.routing.book(),
                        (compound, event, data) -> true,
                        meters,
                        api.clock));
    }

    /** One in each compound that may be signed, and none of the devices that the bodies name; what was signed before is forgotten. */
    static void rows(SqlStore sql, long nowMs) {
        sql.write(handle -> {
            handle.execute("drop trigger if exists commissioning_not_changed");
            handle.execute("drop trigger if exists commissioning_not_deleted");
            handle.execute("delete from commissioning");
            for (String place : List.of("own", "foreign")) {
                String compound = place.equals("own") ? Samples.OWN_COMPOUND : Samples.FOREIGN_COMPOUND;
                handle.execute(
                        "insert into commissioning (id, device, kind, area, compound, installer, rules, begun_ms, expires_ms,"
                                + " online_ms, reported_ms, readings, note, waiver) values (?, ?, 'camera', 'A1', ?, 'wang', '', 1, ?,"
                                + " 1, 1, '[]', '', '')",
                        "cm-" + place,
                        compound + "-camera-2",
                        compound,
                        nowMs + 60_000);
            }
            return null;
        });
    }
}
