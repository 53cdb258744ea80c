package org.anju.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message costs as devices, rules and viewers grow in number, on the embedded store: in the middle of a run, when all are connected,
 * and without Java's compiler, which in a young process costs more than the messages.
 */
final class ScaleCase {
    private static final int RATE = 40_000;
    private static final int DEVICES = 1_000;
    private static final int BUILT_IN = 30;
    private static final List<String> KINDS = List.of("camera", "gate", "lamp", "charger", "elevator");
    private static final List<String> FIELDS =
            List.of("v.temperature_c", "v.voltage_v", "v.illuminance_lx", "v.temperature_c", "v.vibration_mg");

    private final Lab lab;
    private final Results results;

    ScaleCase(Lab lab, Results results) {
        this.lab = lab;
        this.results = results;
    }

    void measure() {
        devices();
        rules();
        viewers();
    }

    private void devices() {
        List<double[]> curve = new ArrayList<>();
        for (int devices : List.of(100, 1_000, 10_000)) {
            curve.add(new double[] {devices, micros(devices, "", 0)});
        }
        results.curve("gateway's CPU a message by number of devices", "devices", "µs", curve);
        results.atMost(
                "cost a message, 10,000 against 100 devices",
                "×",
                1.25,
                Results.list(curve.get(2)[1] / curve.get(0)[1]));
    }

    private void rules() {
        List<double[]> curve = new ArrayList<>();
        for (int rules : List.of(BUILT_IN, 300, 1_000)) {
            curve.add(new double[] {rules, micros(DEVICES, "rules: " + folder(rules - BUILT_IN) + "\n", 0)});
        }
        results.curve("gateway's CPU a message by number of rules", "rules", "µs", curve);
        results.atMost(
                "cost a message, 1,000 rules against the built-in pack",
                "×",
                1.5,
                Results.list(curve.get(2)[1] / curve.get(0)[1]));
    }

    private void viewers() {
        List<double[]> curve = new ArrayList<>();
        for (int viewers : List.of(1, 50, 200)) {
            curve.add(new double[] {viewers, micros(DEVICES, "", viewers)});
        }
        results.curve("gateway's CPU a message by number of live viewers", "viewers", "µs", curve);
    }

    private double micros(int devices, String config, int viewers) {
        Path estate = Estates.write(lab, devices);
        try (GatewayServer gateway =
                new GatewayServer(lab, lab.fresh("data"), Optional.of(estate), Optional.empty(), config)) {
            try (Viewers watching = new Viewers(gateway, viewers)) {
                int warmS = lab.seconds(45, 25);
                int seconds = lab.seconds(8, 6);
                try (Child load = new Load(devices, RATE, warmS + seconds + 1)
                        .start(lab, estate, gateway.mqttPort())
                        .child()) {
                    gateway.awaitCompiled(warmS);
                    GatewayServer.Spent before = gateway.spent();
                    Waiting.ms(seconds * 1_000L);
                    double micros = gateway.spent().microsSince(before);
                    if (!load.isAlive()) {
                        throw new BenchException("the load ended early: " + load.log());
                    }
                    watching.check();
                    return micros;
                }
            }
        }
    }

    private Path folder(int rules) {
        Path folder = lab.fresh("rules");
        for (int kind = 0; kind < KINDS.size(); kind++) {
            StringBuilder text = new StringBuilder("kind: " + KINDS.get(kind) + "\nrules:\n");
            for (int rule = kind; rule < rules; rule += KINDS.size()) {
                text.append("""
                          - id: bench.rule_%d
                            title: { zh: 规则, en: Rule }
                            when: %s > %d.0
                            for: 10s
                            severity: 4
                            category: facility
                            advice: { zh: "无。", en: "None." }
                            source: "benchmark"
                        """.formatted(rule, FIELDS.get(kind), 20_000 + rule));
            }
            try {
                if (rules > kind) {
                    Files.writeString(folder.resolve(KINDS.get(kind) + ".yaml"), text);
                }
            } catch (IOException e) {
                throw new BenchException(folder + " cannot be written", e);
            }
        }
        return folder;
    }
}
