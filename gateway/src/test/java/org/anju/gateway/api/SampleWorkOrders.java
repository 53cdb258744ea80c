package org.anju.gateway.api;

import java.util.List;
import java.util.Map;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.fake.SampleTerms;
import org.anju.gateway.sql.SqlRepairRecords;
import org.anju.gateway.sql.SqlStore;
import org.anju.gateway.sql.SqlWorkOrders;

/** One work order in the own and one in the foreign compound, in whatever state an operation asks for. */
final class SampleWorkOrders {
    /** See {@link Samples}. */
    static final Map<String, List<String>> IDS = Map.of("work-orders", List.of("wo-own", "wo-foreign"));

    /** See {@link Samples}. */
    static final Map<String, String> BODIES = Map.of(
            "openWorkOrder", "{\"device\":\"A1-C1-camera-1\",\"title\":\"支架松动\"}",
            "assignWorkOrder", "{\"assignee\":\"赵师傅\"}",
            "finishWorkOrder", "{\"parts\":[{\"part\":\"电源\",\"count\":1}]}",
            "reopenWorkOrder", "{\"reason\":\"still dark\"}",
            "cancelWorkOrder", "{\"reason\":\"nothing there\"}",
            "closeWorkOrder", "{}",
            "noteWorkOrder", "{\"note\":\"seen\"}");

    private SampleWorkOrders() {}

    static WorkOrderParts of(SqlStore sql, ManualClock clock) {
        return new WorkOrderParts(
                new SqlWorkOrders(sql, SampleTerms.NONE, clock::millis), new SqlRepairRecords(sql), SampleTerms.NONE);
    }

    static void put(SqlStore sql, String operation) {
        String state = operation.equals("closeWorkOrder") || operation.equals("reopenWorkOrder") ? "verified" : "open";
        sql.write(handle -> {
            for (String table : List.of("work_order_alert", "work_order_step", "work_order_part", "work_order")) {
                handle.execute("delete from " + table);
            }
            for (String id : IDS.get("work-orders")) {
                String compound = id.equals("wo-own") ? Samples.OWN_COMPOUND : Samples.FOREIGN_COMPOUND;
                handle.execute(
                        "insert into work_order (id, version, state, rule, subject, title_zh, title_en, severity, area,"
                                + " compound, device, kind, vendor, model, manager, in_warranty, opened_ms, due_ms, company,"
                                + " reopened, repeats) values (?, 1, ?, 'camera.frozen', ?, '画面冻结', 'Frozen', 3, 'A1', ?, ?,"
                                + " 'camera', '', '', '', false, 1699999999000, 1700000009000, '', 0, 1)",
                        id,
                        state,
                        compound + "-camera-1",
                        compound,
                        compound + "-camera-1");
                handle.execute(
                        "insert into work_order_step (work_order, at_ms, change) values (?, 1699999999000, 'opened')",
                        id);
            }
            return null;
        });
    }
}
