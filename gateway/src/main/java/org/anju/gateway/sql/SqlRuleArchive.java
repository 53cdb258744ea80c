package org.anju.gateway.sql;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.alert.Rule;
import org.anju.gateway.alert.RuleArchive;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What is kept about rules, in SQL. Safe for any thread. */
public final class SqlRuleArchive implements RuleArchive {
    private static final long DAY_MS = 24L * 3_600_000;

    private final SqlStore store;
    private final AlertJson json;

    public SqlRuleArchive(SqlStore store, AlertJson json) {
        this.store = store;
        this.json = json;
    }

    @Override
    public void keep(List<Rule> rules, long atMs) {
        store.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into rule_version (rule, version, from_ms, yaml) values (:rule, :version, :from, :yaml)
                    on conflict (rule, version) do nothing
                    """);
            for (Rule rule : rules) {
                batch.bind("rule", rule.id())
                        .bind("version", rule.version())
                        .bind("from", atMs)
                        .bind("yaml", rule.yaml())
                        .add();
            }
            return rules.isEmpty() ? new int[0] : batch.execute();
        });
    }

    @Override
    public List<Version> versions(String rule) {
        return store.read(handle -> handle.createQuery(
                        "select * from rule_version where rule = :rule order by from_ms desc, version")
                .bind("rule", rule)
                .map((row, context) ->
                        new Version(row.getString("version"), row.getLong("from_ms"), row.getString("yaml")))
                .list());
    }

    @Override
    public List<Draft> drafts(long nowMs) {
        return store.read(
                handle -> handle.createQuery("select * from rule_draft where until_ms > :now order by created_ms, id")
                        .bind("now", nowMs)
                        .map((row, context) -> new Draft(
                                row.getString("id"),
                                row.getString("yaml"),
                                row.getString("who"),
                                row.getLong("created_ms"),
                                row.getLong("until_ms")))
                        .list());
    }

    @Override
    public void add(Draft draft) {
        store.write(handle -> handle.createUpdate("""
                        insert into rule_draft (id, yaml, who, created_ms, until_ms) values (:id, :yaml, :who, :created, :until)
                        """)
                .bind("id", draft.id())
                .bind("yaml", draft.yaml())
                .bind("who", draft.who())
                .bind("created", draft.createdMs())
                .bind("until", draft.untilMs())
                .execute());
    }

    @Override
    public boolean remove(String id) {
        return store.write(handle -> handle.createUpdate("delete from rule_draft where id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    @Override
    public List<ShadowAlert> raised(String draft, int limit) {
        return store.read(handle -> handle.createQuery(
                        "select * from shadow_alert where rule like :rules order by raised_ms desc, id limit :limit")
                .bind("rules", "%~" + draft)
                .bind("limit", limit)
                .map((row, context) -> {
                    long cleared = row.getLong("cleared_ms");
                    return new ShadowAlert(
                            row.getString("id"),
                            row.getString("rule"),
                            row.getString("subject"),
                            row.getString("area"),
                            row.getString("compound"),
                            row.getString("device"),
                            row.getLong("raised_ms"),
                            cleared == 0 ? null : Long.valueOf(cleared),
                            json.values(row.getString("fired")));
                })
                .list());
    }

    @Override
    public Map<Long, Integer> raisedByDay(String draft) {
        Map<Long, Integer> days = new TreeMap<>();
        store.read(handle -> handle.createQuery("""
                        select raised_ms / 86400000 as day, count(*) as amount from shadow_alert
                        where rule like :rules group by raised_ms / 86400000
                        """)
                        .bind("rules", "%~" + draft)
                        .map((row, context) -> Map.entry(row.getLong("day"), row.getInt("amount")))
                        .list())
                .forEach(day -> days.put(day.getKey() * DAY_MS, day.getValue()));
        return days;
    }
}
