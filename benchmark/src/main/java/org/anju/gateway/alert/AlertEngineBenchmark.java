package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.bench.Sample;
import org.anju.gateway.model.Telemetry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a telemetry record of a charger costs in the alert engine: with the built-in pack, and with a thousand rules about chargers beside it, of
 * which ten read a field of the record.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AlertEngineBenchmark {
    private static final int BATCH = 10_000;
    private static final int MORE = 1_000;
    private static final int READING = 10;

    @Param({"built-in", "thousand"})
    private String rules = "built-in";

    private List<Telemetry> messages = List.of();
    private AlertEngine engine;
    private long sequence;
    private long shiftMs;

    @Setup
    public void prepare() throws RulesException {
        messages = Sample.telemetry(BATCH);
        RuleFiles files = new RuleFiles(Sample.kinds().values(), null);
        RuleSet builtIn = files.load();
        engine = new AlertEngine(
                rules.equals("built-in") ? builtIn : together(builtIn, files.read("more", more())), Places.NONE);
        messages.forEach(message -> engine.handle(++sequence, message, change -> {}));
    }

    private static RuleSet together(RuleSet some, RuleSet others) {
        List<Rule> all = new ArrayList<>(some.rules());
        all.addAll(others.rules());
        return new RuleSet(all, Sample.kinds());
    }

    /** A thousand rules: few of them wait for the temperature, as many rules about one field are few in practice. */
    private static String more() {
        StringBuilder yaml = new StringBuilder("kind: charger\nrules:\n");
        for (int i = 0; i < MORE; i++) {
            String field = i < READING ? "v.temperature_c > " + (80 + i) : "v.residual_current_ma > " + (40 + i);
            yaml.append("  - { id: charger.more_")
                    .append(i)
                    .append(", title: { zh: 多, en: More }, advice: { zh: 看, en: Look }, ")
                    .append("severity: 4, category: facility, when: '")
                    .append(field)
                    .append("' }\n");
        }
        return yaml.toString();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long record() {
        shiftMs += BATCH;
        for (Telemetry message : messages) {
            // A time of its own: what was seen before is passed over and would cost nothing.
            Telemetry next = new Telemetry(
                    message.device(), message.tsMs() + shiftMs, message.receivedMs() + shiftMs, 0, message.values());
            engine.handle(++sequence, next, change -> {});
        }
        return sequence;
    }
}
