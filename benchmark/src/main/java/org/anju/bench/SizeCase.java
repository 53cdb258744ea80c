package org.anju.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many connections, a whole district at once, many old alerts: what a large estate asks of memory and of a start. */
final class SizeCase {
    private static final int DISTRICT = 6_600;
    private static final int REGISTERED = 7_000;
    private static final int MANY = 10_000;
    private static final int OLD_ALERTS = 100_000;
    private static final int SLOWLY = 1_000;
    private static final int FAST = 100_000;
    private static final Duration RAISED = Duration.ofSeconds(20);

    private final Lab lab;
    private final Results results;
    private final int embeddedS;

    /** @param embeddedS length of the long run on the embedded store, seconds */
    SizeCase(Lab lab, Results results, int embeddedS) {
        this.lab = lab;
        this.results = results;
        this.embeddedS = embeddedS;
    }

    /** The embedded store under the load of a district. */
    void embedded() {
        Path estate = Estates.write(lab, DISTRICT);
        try (GatewayServer gateway = start(lab.fresh("data"), Optional.of(estate))) {
            new Load(DISTRICT, FAST * 8 / 10, lab.seconds(30, 15)).run(lab, estate, gateway.mqttPort());
            gateway.awaitHistory();
            double before = gateway.child().cpuSeconds();
            double[] highest = new double[1];
            Sampler sampler = new Sampler()
                    .growth("rate/stored", () -> gateway.metric("anju_history_points_total", ""))
                    .value("lag/history", () -> gateway.lag("history"))
                    .value(
                            "rss/gateway",
                            () -> highest[0] =
                                    Math.max(highest[0], gateway.child().rssMib()));
            Load.Result load;
            double lastPointMs;
            try (sampler) {
                sampler.start();
                load = new Load(DISTRICT, FAST, embeddedS).run(lab, estate, gateway.mqttPort());
                lastPointMs = gateway.awaitHistory();
            }
            String what = "embedded store, " + DISTRICT + " devices, " + embeddedS + " s";
            results.atLeast(what, "/s", FAST * 0.99, Results.list(load.perSecond()));
            results.atMost("  last point after the last acknowledgement", "ms", 1_000, Results.list(lastPointMs));
            results.atMost("  memory of the gateway", "MiB", 600, Results.list(highest[0]));
            results.figure(
                    "  gateway's CPU a message",
                    Results.shown((gateway.child().cpuSeconds() - before) * 1e6 / load.acknowledged()) + " µs");
            results.timelines.add(new Results.Timeline(what, "MiB resident", sampler.lines("rss/")));
            results.timelines.add(new Results.Timeline(what, "entries behind the journal", sampler.lines("lag/")));
        }
    }

    /** Ten thousand connections that say little. */
    void connections() {
        Path estate = Estates.write(lab, MANY);
        try (GatewayServer gateway = start(lab.fresh("data"), Optional.of(estate))) {
            Load.Running load = new Load(MANY, SLOWLY, lab.seconds(20, 10)).start(lab, estate, gateway.mqttPort());
            double highest = 0;
            while (load.child().isAlive()) {
                highest = Math.max(highest, gateway.child().rssMib());
                Waiting.ms(200);
            }
            load.result();
            results.atMost("10,000 connections at 1,000/s: memory of the gateway", "MiB", 400, Results.list(highest));
        }
    }

    /** Starts with a register and a past, and the return of all devices at once. */
    void starts() {
        Path estate = Estates.write(lab, REGISTERED);
        Path data = lab.fresh("data");
        try (GatewayServer gateway = start(data, Optional.of(estate))) {
            try (AlertProbe probe = new AlertProbe(gateway, List.of(1))) {
                probe.raise();
                gateway.child().await(() -> gateway.alerts() > 0, "raises no alert", RAISED);
            }
        }
        List<Double> ready = new ArrayList<>();
        for (int i = 0; i < lab.times(); i++) {
            try (GatewayServer gateway = start(data, Optional.empty())) {
                ready.add(gateway.readyAfterS());
            }
        }
        results.atMost("ready after start with 7,000 devices", "s", 3, ready);
        age(data.resolve("anju.db"));
        List<Double> old = new ArrayList<>();
        for (int i = 0; i < lab.times(); i++) {
            try (GatewayServer gateway = start(data, Optional.empty())) {
                old.add(gateway.readyAfterS());
            }
        }
        results.atMost("  and 100,000 old alerts", "s", 3, old);
    }

    /** Every connection of a district is cut at once. */
    void storm() {
        Path estate = Estates.write(lab, DISTRICT);
        try (GatewayServer gateway = start(lab.fresh("data"), Optional.of(estate))) {
            List<Double> settled = new ArrayList<>();
            for (int i = 0; i < lab.times(); i++) {
                settled.add(new Load(DISTRICT, SLOWLY, lab.seconds(20, 20))
                                .withStorm(5)
                                .run(lab, estate, gateway.mqttPort())
                                .settledMs()
                        / 1e3);
            }
            results.atMost("6,600 devices reconnecting at once: settled", "s", 10, settled);
            results.atMost("  false alerts", "alerts", 0, Results.list(gateway.alerts()));
        }
    }

    private GatewayServer start(Path data, Optional<Path> estate) {
        return new GatewayServer(lab, data, estate, Optional.empty(), "");
    }

    /** Gives a stopped gateway a past: the one alert it has, closed, over and over. */
    private static void age(Path database) {
        try (Connection sql = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = sql.createStatement()) {
            List<String> columns = new ArrayList<>();
            List<String> values = new ArrayList<>();
            try (ResultSet info = statement.executeQuery("pragma table_info(alert)")) {
                while (info.next()) {
                    String column = info.getString("name");
                    columns.add(column);
                    values.add(
                            switch (column) {
                                case "id" -> "'old-' || n";
                                case "state" -> "'closed'";
                                case "raised_ms", "last_ms" -> column + " - n * 60000";
                                default -> column;
                            });
                }
            }
            statement.executeUpdate("with recursive past(n) as (select 1 union all select n + 1 from past where n < "
                    + OLD_ALERTS + ") insert into alert (" + String.join(",", columns) + ") select "
                    + String.join(",", values) + " from past, (select * from alert limit 1)");
        } catch (SQLException e) {
            throw new BenchException("the gateway cannot be given a past: " + e.getMessage(), e);
        }
    }
}
