package org.anju.gateway.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.anju.bench.Sample;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Values;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes of one telemetry message to checked values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NativeDialectBenchmark {
    private final Dialect dialect = new NativeDialect();
    private final Device device = Sample.charger();
    private final Message message = new Message(
            "anju/" + device.id() + "/telemetry",
            Sample.CHARGER_JSON.getBytes(StandardCharsets.UTF_8),
            "",
            new Sample.Alone(device));

    @Benchmark
    public void decode(Blackhole hole) {
        dialect.read(message, new Sink(hole));
    }

    private record Sink(Blackhole hole) implements Readout {
        @Override
        public void telemetry(Device device, long tsMs, Values values) {
            hole.consume(values);
        }

        @Override
        public void event(Device device, long tsMs, String event, Map<String, Object> data) {
            hole.consume(data);
        }

        @Override
        public void status(Device device, boolean online) {
            hole.consume(online);
        }

        @Override
        public void relayed(Device relayed, boolean connected) {
            hole.consume(connected);
        }

        @Override
        public void refuse(Reason reason, String detail) {
            throw new IllegalStateException(detail);
        }

        @Override
        public void refuseAll(Reason reason, String detail) {
            throw new IllegalStateException(detail);
        }
    }
}
