package org.anju.gateway.alert;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.bench.Sample;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Values;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One condition of two comparisons and a text, as rules have them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExpressionBenchmark {
    private Facts facts;
    private Expression expression;

    @Setup
    public void compile() throws ExpressionException {
        Device device = Sample.charger();
        Values values = Sample.telemetry(1).get(0).values();
        facts = new Facts(device.kind());
        for (int i = 0; i < values.size(); i++) {
            int slot = values.field(i).slot();
            facts.numbers[slot] = values.number(i);
            facts.texts[slot] = values.text(i);
        }
        expression = new ExpressionCompiler(device.kind(), false, List.of())
                .compile("v.temperature_c > 60 || v.power_w > 1000 && v.status == 'Available'");
    }

    @Benchmark
    public boolean evaluate() {
        return expression.isTrue(facts);
    }
}
