package org.anju.gateway.history;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.bench.Sample;
import org.anju.gateway.model.Telemetry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Telemetry to InfluxDB line protocol, as a batch of 5,000; the time is that of one point. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LineEncoderBenchmark {
    private static final int BATCH = 5_000;
    private final List<Telemetry> batch = Sample.telemetry(BATCH);
    private final LineEncoder encoder = new LineEncoder();

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object encode() {
        for (Telemetry telemetry : batch) {
            encoder.telemetry(telemetry);
        }
        return encoder.take();
    }
}
