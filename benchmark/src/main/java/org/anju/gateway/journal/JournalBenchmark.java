package org.anju.gateway.journal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.anju.bench.Sample;
import org.anju.bench.Scratch;
import org.anju.gateway.metrics.JournalMeters;
import org.anju.gateway.model.Entry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Appending 5,000 messages one by one, each with its receipt, until all of them are on disk. The time is that of one message. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JournalBenchmark {
    private static final int BATCH = 5_000;
    private static final long MAX_BYTES = 1L << 30;
    private static final String CONSUMER = "bench";

    private final List<List<Entry>> messages =
            Sample.telemetry(BATCH).stream().map(List::<Entry>of).toList();
    private Path folder;
    private SqliteJournal journal;

    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("anju-bench");
        journal = SqliteJournal.open(
                JournalSettings.of(folder.resolve("journal.db"), List.of(CONSUMER), MAX_BYTES),
                Sample.kinds().values(),
                id -> null,
                0,
                new JournalMeters(new SimpleMeterRegistry()));
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void append() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(BATCH);
        Receipt receipt = new Receipt() {
            @Override
            public void durable() {
                open.countDown();
            }

            @Override
            public void failed(Throwable cause) {
                throw new IllegalStateException(cause);
            }
        };
        for (List<Entry> message : messages) {
            if (!journal.append(message, receipt)) {
                throw new IllegalStateException("the journal refused: " + journal.trouble());
            }
        }
        open.await();
        journal.release(CONSUMER, journal.last());
    }

    @TearDown
    public void close() throws IOException {
        journal.close();
        Scratch.delete(folder);
    }
}
