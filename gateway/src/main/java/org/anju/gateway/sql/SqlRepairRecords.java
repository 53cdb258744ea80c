package org.anju.gateway.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anju.gateway.workorder.RepairRecords;
import org.anju.gateway.workorder.WorkOrder;

/** Reads work orders and parts for statistics. */
public final class SqlRepairRecords implements RepairRecords {
    private final SqlStore sql;

    public SqlRepairRecords(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public boolean each(Wanted wanted, int limit, Consumer<WorkOrder> order) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where("opened_ms", wanted, values);
        return sql.read(handle -> {
            int[] count = {0};
            try (Stream<WorkOrder> orders = handle
                    .createQuery("select * from work_order where " + where
                            + " order by opened_ms desc, id desc limit :limit")
                    .bindMap(values)
                    .bind("limit", limit + 1)
                    .map(SqlWorkOrderRows::map)
                    .stream()) {
                orders.forEach(one -> {
                    if (++count[0] <= limit) {
                        order.accept(one);
                    }
                });
            }
            return count[0] > limit;
        });
    }

    @Override
    public List<PartCount> parts(Wanted wanted, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = where("at_ms", wanted, values);
        return sql.read(handle -> handle.createQuery("select s.name, o.kind, o.vendor, o.model, sum(p.count) as pieces,"
                        + " count(distinct o.id) as orders from work_order_part p"
                        + " join spare_part s on s.key = p.part join work_order o on o.id = p.work_order where " + where
                        + " group by s.name, o.kind, o.vendor, o.model"
                        + " order by pieces desc, s.name, o.kind, o.vendor, o.model limit :limit")
                .bindMap(values)
                .bind("limit", limit)
                .map((row, context) -> new PartCount(
                        row.getString("name"),
                        row.getString("kind"),
                        row.getString("vendor"),
                        row.getString("model"),
                        row.getInt("pieces"),
                        row.getInt("orders")))
                .list());
    }

    private static String where(String time, Wanted wanted, Map<String, Object> values) {
        List<String> where = new ArrayList<>(List.of(time + " >= :from", time + " < :to"));
        values.put("from", wanted.fromMs());
        values.put("to", wanted.toMs());
        SqlScope.limit(wanted.scope(), where, values);
        if (wanted.area() != null) {
            where.add("area = :area");
            values.put("area", wanted.area());
        }
        if (wanted.compound() != null) {
            where.add("compound = :compound");
            values.put("compound", wanted.compound());
        }
        return String.join(" and ", where);
    }
}
