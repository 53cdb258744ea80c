package org.anju.gateway.journal;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.metrics.JournalMeters;

/** A process that appends as fast as it can and prints the sequence number of each entry once it is durable, until it is killed. */
final class KillProbe {
    static final String TOLD = "durable ";

    private KillProbe() {}

    public static void main(String[] arguments) throws Exception {
        TestEstate estate = TestEstate.of(3);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out);
                SqliteJournal journal = SqliteJournal.open(
                        SqliteJournalTest.settings(Path.of(arguments[0]), 1L << 40),
                        estate.kinds(),
                        estate::find,
                        0,
                        new JournalMeters(new SimpleMeterRegistry()))) {
            long sequence = journal.last();
            while (true) {
                long next = sequence + 1;
                byte[] line = (TOLD + next + "\n").getBytes(StandardCharsets.UTF_8);
                boolean taken = journal.append(
                        List.of(estate.reading(1 + (int) (next % 3), next, temperature(next))),
                        new JournalContract.Told(() -> print(out, line)));
                if (taken) {
                    sequence = next;
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }

    static double temperature(long sequence) {
        return sequence / 8.0;
    }

    private static void print(FileOutputStream out, byte[] line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
