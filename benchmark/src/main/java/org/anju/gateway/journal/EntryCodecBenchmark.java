package org.anju.gateway.journal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.anju.bench.Sample;
import org.anju.gateway.model.Entry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Entries to the bytes of a journal block, 5,000 at a time; the time is that of one entry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EntryCodecBenchmark {
    private static final int BATCH = 5_000;
    private final List<Entry> entries = List.copyOf(Sample.telemetry(BATCH));
    private final ByteWriter out = new ByteWriter();
    private final EntryCodec codec =
            new EntryCodec(new Schemas(List.of(), Sample.kinds().values(), schema -> {}), id -> null);

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int encode() {
        out.reset();
        codec.encode(entries, out);
        return out.size();
    }
}
