package org.anju.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The whole path on InfluxDB: sustained load, the open loop at 10,000/s, and alerts at that background. */
final class MainCase {
    private static final int DEVICES = 10_000;
    private static final int CONNECTIONS = 1_000;
    private static final int SUSTAINED = 100_000;
    private static final int MORE_THAN_ENOUGH = 200_000;
    private static final int BACKGROUND = 10_000;
    private static final int ALERTS_PER_S = 25;
    private static final int KINDS = 5;
    private static final double LAST_POINT_MS = 1_000;
    /** Who is told of alerts, with the receiver's URL to be filled in. */
    static final String DELIVERY = """
            delivery:
              recipients: [{ id: bureau, name: 公安局, url: "%s", secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"] }]
              routes: [{ id: bureau, to: [bureau], categories: [security] }]
            """;

    private final Lab lab;
    private final Results results;
    private final Limits limits;

    MainCase(Lab lab, Results results, Limits limits) {
        this.lab = lab;
        this.results = results;
        this.limits = limits;
    }

    void measure() {
        Path estate = Estates.write(lab, DEVICES);
        try (InfluxServer influx = new InfluxServer(lab);
                Receiver bureau = new Receiver();
                GatewayServer gateway = new GatewayServer(
                        lab,
                        lab.fresh("data"),
                        Optional.of(estate),
                        Optional.of(influx),
                        DELIVERY.formatted(bureau.url()))) {
            new Load(CONNECTIONS, SUSTAINED * 8 / 10, lab.seconds(45, 30)).run(lab, estate, gateway.mqttPort());
            gateway.awaitHistory();
            sustained(estate, gateway, influx);
            openLoop(estate, gateway, bureau);
        }
    }

    /** One run with the figures that are read from outside. */
    private record Run(
            Load.Result load,
            double lastPointMs,
            long points,
            double gatewayMicros,
            double compilerMicros,
            double serverMicros,
            double rssMib) {}

    private Run run(Load load, Path estate, GatewayServer gateway, InfluxServer influx, Optional<String> shown) {
        long pointsBefore = influx.points();
        Load.Running running = load.start(lab, estate, gateway.mqttPort());
        double gatewayBefore = gateway.child().cpuSeconds();
        double compilerBefore = gateway.child().compilerSeconds();
        double influxBefore = influx.child().cpuSeconds();
        Sampler sampler = new Sampler();
        shown.ifPresent(title -> watch(sampler, gateway, influx));
        Load.Result result;
        double lastPointMs;
        try (sampler) {
            sampler.start();
            result = running.result();
            lastPointMs = gateway.awaitHistory();
        }
        double gatewayMicros = (gateway.child().cpuSeconds() - gatewayBefore) * 1e6 / result.acknowledged();
        double compilerMicros = (gateway.child().compilerSeconds() - compilerBefore) * 1e6 / result.acknowledged();
        double influxMicros = (influx.child().cpuSeconds() - influxBefore) * 1e6 / result.acknowledged();
        shown.ifPresent(title -> keep(title, sampler));
        return new Run(
                result,
                lastPointMs,
                influx.points() - pointsBefore,
                gatewayMicros,
                compilerMicros,
                gatewayMicros + influxMicros,
                gateway.child().rssMib());
    }

    private static void watch(Sampler sampler, GatewayServer gateway, InfluxServer influx) {
        sampler.growth("rate/acknowledged", () -> gateway.metric("anju_intake_messages_seconds_count", "stored"));
        sampler.growth("cpu/gateway", () -> gateway.child().cpuSeconds() * 100);
        sampler.growth("cpu/influxd", () -> influx.child().cpuSeconds() * 100);
        sampler.value("rss/gateway", gateway.child()::rssMib);
        sampler.value("rss/influxd", influx.child()::rssMib);
        for (String consumer : List.of("history", "alert")) {
            sampler.value("lag/" + consumer, () -> gateway.lag(consumer));
        }
    }

    private void keep(String title, Sampler sampler) {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("rate/", "messages a second");
        units.put("cpu/", "% of one core");
        units.put("rss/", "MiB resident");
        units.put("lag/", "entries behind the journal");
        units.forEach(
                (prefix, unit) -> results.timelines.add(new Results.Timeline(title, unit, sampler.lines(prefix))));
    }

    private void sustained(Path estate, GatewayServer gateway, InfluxServer influx) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < lab.times(); i++) {
            runs.add(run(
                    new Load(CONNECTIONS, SUSTAINED, lab.seconds(15, 8)),
                    estate,
                    gateway,
                    influx,
                    i == 0 ? Optional.of("Sustained load, 100,000/s offered") : Optional.empty()));
        }
        results.atLeast("sustained QoS 1 telemetry, 1,000 devices", "/s", SUSTAINED * 0.99, each(runs, i -> runs.get(i)
                .load
                .perSecond()));
        results.atMost("  acknowledged and not stored", "messages", 0, each(runs, i ->
                (double) Math.abs(runs.get(i).load.acknowledged() - runs.get(i).points)));
        results.atMost("  last point after the last acknowledgement", "ms", LAST_POINT_MS, each(runs, i -> runs.get(i)
                .lastPointMs));
        results.atMost("  gateway's CPU a message", "µs", 4.5, each(runs, i -> runs.get(i).gatewayMicros));
        results.atMost(
                "  CPU of all servers / (raw InfluxDB + bare MQTT)",
                "×",
                1.35,
                each(runs, i -> runs.get(i).serverMicros / limits.micros()));
        results.figure("  CPU of all servers a message", Results.shown(runs.get(0).serverMicros) + " µs");
        results.figure(
                "  of the gateway's, Java's compiler still at work",
                String.join(
                                ", ",
                                runs.stream()
                                        .map(run -> Results.shown(run.compilerMicros))
                                        .toList()) + " µs");
        results.figure("  memory of the gateway", Results.shown(runs.get(0).rssMib) + " MiB");
        Run most = run(
                new Load(CONNECTIONS, MORE_THAN_ENOUGH, lab.seconds(12, 6)),
                estate,
                gateway,
                influx,
                Optional.of("More than it can take, 200,000/s offered"));
        results.figure(
                "more than it can take (200,000/s offered)",
                Results.shown(most.load.perSecond()) + "/s acknowledged, gateway " + Results.shown(most.gatewayMicros)
                        + " µs, last point after " + Results.shown(most.lastPointMs) + " ms, not stored "
                        + Math.abs(most.load.acknowledged() - most.points));
    }

    private void openLoop(Path estate, GatewayServer gateway, Receiver bureau) {
        List<Load.Result> loads = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        // The first alerts of a process load and compile their way to the receiver; they are not measured.
        int gates = ALERTS_PER_S * 4;
        try (AlertProbe first = new AlertProbe(gateway, gates(0, gates))) {
            Load.Running load = new Load(CONNECTIONS, BACKGROUND, 10).start(lab, estate, gateway.mqttPort());
            first.latencies(bureau, ALERTS_PER_S);
            load.result();
        }
        for (int i = 0; i < lab.times(); i++) {
            int seconds = lab.seconds(15, 10);
            int alerts = ALERTS_PER_S * (seconds - 3);
            List<Integer> devices = gates(gates, gates + alerts);
            gates += alerts;
            double before = gateway.child().cpuSeconds();
            try (AlertProbe probe = new AlertProbe(gateway, devices)) {
                Load.Running load = new Load(CONNECTIONS, BACKGROUND, seconds).start(lab, estate, gateway.mqttPort());
                double[] took = probe.latencies(bureau, ALERTS_PER_S);
                p50.add(took[took.length / 2]);
                p99.add(took[took.length * 99 / 100]);
                loads.add(load.result());
            }
            cpu.add((gateway.child().cpuSeconds() - before) * 1e6 / loads.get(i).acknowledged());
        }
        results.atMost(
                "publish → acknowledgement at 10,000/s, p50",
                "ms",
                3,
                loads.stream().map(Load.Result::p50Ms).toList());
        results.atMost(
                "publish → acknowledgement at 10,000/s, p99",
                "ms",
                12,
                loads.stream().map(Load.Result::p99Ms).toList());
        results.atMost("publish → alert at the webhook at 10,000/s, p50", "ms", 6, p50);
        results.atMost("publish → alert at the webhook at 10,000/s, p99", "ms", 25, p99);
        results.figure(
                "gateway's CPU a message at 10,000/s",
                String.join(", ", cpu.stream().map(Results::shown).toList()) + " µs");
    }

    /** Numbers in the estate of gates. */
    private static List<Integer> gates(int from, int to) {
        return IntStream.range(from, to).map(gate -> gate * KINDS + 1).boxed().toList();
    }

    private static List<Double> each(List<?> runs, IntFunction<Double> value) {
        return IntStream.range(0, runs.size()).mapToObj(value).toList();
    }
}
