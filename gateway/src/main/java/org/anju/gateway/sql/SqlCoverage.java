package org.anju.gateway.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.coverage.CoverageStore;
import org.anju.gateway.coverage.Policy;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Coverage in SQL. */
public final class SqlCoverage implements CoverageStore {
    private static final RowMapper<Activated> ACTIVATED = (row, ctx) -> new Activated(
            row.getString("policy"),
            row.getString("version"),
            row.getString("hash"),
            row.getString("body"),
            row.getLong("activated_ms"),
            row.getString("activated_by"));

    private final SqlStore sql;

    public SqlCoverage(SqlStore sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, byte[]> states() {
        return sql.read(handle -> {
            Map<String, byte[]> states = new HashMap<>();
            handle.createQuery("select device, state from coverage_state")
                    .map((row, ctx) -> Map.entry(row.getString("device"), row.getBytes("state")))
                    .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
            return states;
        });
    }

    @Override
    public void saveStates(Map<String, byte[]> states) {
        sql.write(handle -> {
            PreparedBatch batch =
                    handle.prepareBatch("insert into coverage_state (device, state) values (:device, :state)"
                            + " on conflict (device) do update set state = excluded.state");
            states.forEach((device, state) ->
                    batch.bind("device", device).bind("state", state).add());
            SqlEstate.execute(batch);
            return null;
        });
    }

    @Override
    public Map<String, Standing> standings() {
        return sql.read(handle -> {
            Map<String, Standing> standings = new HashMap<>();
            handle.createQuery(
                            "select compound, alerting, below_since_ms, back_since_ms, passing_since_ms from coverage_standing")
                    .map((row, ctx) -> Map.entry(
                            row.getString("compound"),
                            new Standing(
                                    row.getBoolean("alerting"),
                                    row.getLong("below_since_ms"),
                                    row.getLong("back_since_ms"),
                                    row.getLong("passing_since_ms"))))
                    .forEach(entry -> standings.put(entry.getKey(), entry.getValue()));
            return standings;
        });
    }

    @Override
    public void saveStandings(Map<String, Standing> standings) {
        sql.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into coverage_standing (compound, alerting, below_since_ms, back_since_ms, passing_since_ms)"
                            + " values (:compound, :alerting, :below, :back, :passing)"
                            + " on conflict (compound) do update set alerting = excluded.alerting,"
                            + " below_since_ms = excluded.below_since_ms, back_since_ms = excluded.back_since_ms,"
                            + " passing_since_ms = excluded.passing_since_ms");
            standings.forEach((compound, standing) -> batch.bind("compound", compound)
                    .bind("alerting", standing.alerting())
                    .bind("below", standing.belowSinceMs())
                    .bind("back", standing.backSinceMs())
                    .bind("passing", standing.passingSinceMs())
                    .add());
            SqlEstate.execute(batch);
            return null;
        });
    }

    @Override
    public void saveDays(List<Day> days) {
        sql.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into coverage_day (compound, day, at_ms, policy, passes, score, figures)"
                            + " values (:compound, :day, :atMs, :policy, :passes, :score, :figures)"
                            + " on conflict (compound, day) do update set at_ms = excluded.at_ms, policy = excluded.policy,"
                            + " passes = excluded.passes, score = excluded.score, figures = excluded.figures");
            for (Day day : days) {
                batch.bind("compound", day.compound())
                        .bind("day", day.day())
                        .bind("atMs", day.atMs())
                        .bind("policy", day.policy())
                        .bind("passes", day.passes())
                        .bind("score", day.score())
                        .bind("figures", day.figures())
                        .add();
            }
            SqlEstate.execute(batch);
            return null;
        });
    }

    @Override
    public List<Day> days(int fromDay) {
        return sql.read(
                handle -> handle.createQuery("select * from coverage_day where day >= :from order by day, compound")
                        .bind("from", fromDay)
                        .map((row, ctx) -> new Day(
                                row.getString("compound"),
                                row.getInt("day"),
                                row.getLong("at_ms"),
                                row.getString("policy"),
                                row.getBoolean("passes"),
                                row.getDouble("score"),
                                row.getString("figures")))
                        .list());
    }

    @Override
    public @Nullable Activated policy() {
        return sql.read(handle -> handle.createQuery("select * from coverage_policy order by id desc limit 1")
                .map(ACTIVATED)
                .findOne()
                .orElse(null));
    }

    @Override
    public List<Activated> policies() {
        return sql.read(handle -> handle.createQuery("select * from coverage_policy order by id desc limit 200")
                .map(ACTIVATED)
                .list());
    }

    @Override
    public void activate(Policy policy, long atMs, String who) {
        sql.write(handle -> handle.createUpdate(
                        "insert into coverage_policy (policy, version, hash, body, activated_ms, activated_by)"
                                + " values (:policy, :version, :hash, :body, :atMs, :who)")
                .bind("policy", policy.id())
                .bind("version", policy.version())
                .bind("hash", policy.hash())
                .bind("body", policy.text())
                .bind("atMs", atMs)
                .bind("who", who)
                .execute());
    }
}
