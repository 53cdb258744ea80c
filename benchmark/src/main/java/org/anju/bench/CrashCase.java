package org.anju.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The guarantees at full speed: while the load runs, the gateway is killed, then InfluxDB, then the gateway again, each without warning. In
 * the end every acknowledged message is stored, none more often than it was sent, and every alert was raised once and reached its receiver.
 */
final class CrashCase {
    private static final int DEVICES = 10_000;
    private static final int CONNECTIONS = 1_000;
    private static final int RATE = 80_000;
    private static final int GATES = 20;
    private static final int KINDS = 5;
    private static final long BETWEEN_MS = 12_000;
    private static final long HEARD_MS = 1_500;
    private static final long AWAY_MS = 10_000;
    private static final int SECONDS = 75;
    private static final String RULE = "gate.forced_open";

    private final Lab lab;
    private final Results results;

    CrashCase(Lab lab, Results results) {
        this.lab = lab;
        this.results = results;
    }

    /** @throws BenchException when a guarantee is broken */
    void measure() {
        Path estate = Estates.write(lab, DEVICES);
        try (InfluxServer influx = new InfluxServer(lab);
                Receiver bureau = new Receiver();
                GatewayServer gateway = new GatewayServer(
                        lab,
                        lab.fresh("data"),
                        Optional.of(estate),
                        Optional.of(influx),
                        MainCase.DELIVERY.formatted(bureau.url()))) {
            new Load(CONNECTIONS, RATE, lab.seconds(30, 20)).run(lab, estate, gateway.mqttPort());
            gateway.awaitHistory();
            long before = influx.points();
            Load.Running running = new Load(CONNECTIONS, RATE, SECONDS).start(lab, estate, gateway.mqttPort());
            List<Runnable> disasters = List.of(
                    gateway::killAndStartAgain, () -> influx.killAndStartAgain(AWAY_MS), gateway::killAndStartAgain);
            List<String> forced = new ArrayList<>();
            for (Runnable disaster : disasters) {
                Waiting.ms(BETWEEN_MS);
                List<Integer> gates = IntStream.range(forced.size(), forced.size() + GATES)
                        .map(gate -> gate * KINDS + 1)
                        .boxed()
                        .toList();
                try (AlertProbe probe = new AlertProbe(gateway, gates)) {
                    probe.raise();
                    Waiting.ms(HEARD_MS);
                    disaster.run();
                }
                gates.forEach(gate -> forced.add(Estates.id(gate)));
            }
            Load.Result load = running.result();
            gateway.awaitHistory();
            long stored = influx.points() - before;
            long told = forced.stream().filter(bureau.arrivals()::containsKey).count();
            String what = Results.shown(load.perSecond()) + "/s: " + load.sent() + " sent, " + load.acknowledged()
                    + " acknowledged, " + stored + " stored; " + told + " of " + forced.size() + " alerts told, "
                    + gateway.alerts(RULE) + " raised";
            results.figure("gateway, InfluxDB and gateway killed at " + RATE + "/s offered", what);
            // On a machine that is too slow for the rate the generator stops with messages under way, which may be
            // stored or not.
            boolean whole = stored >= load.acknowledged() && stored <= load.sent();
            if (!whole || told != forced.size() || gateway.alerts(RULE) != forced.size()) {
                throw new BenchException("a guarantee is broken: " + what);
            }
        }
    }
}
