package org.anju.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Tick;

/** A list is the model of the journal: whatever is read, from memory or from disk, before or after reopening, is a part of the list. */
class JournalReadingTest {
    private enum Action {
        APPEND,
        READ,
        REOPEN
    }

    private record Step(Action action, int after, int size) {}

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void everyReadIsAPartOfWhatWasAppended(@ForAll("steps") List<Step> steps) throws Exception {
        Path folder = Files.createTempDirectory("journal");
        List<Entry> model = new ArrayList<>();
        SqliteJournalTest fixture = new SqliteJournalTest();
        Journal journal = fixture.open(folder, 0);
        try {
            for (Step step : steps) {
                switch (step.action()) {
                    case APPEND -> {
                        List<Entry> more = new ArrayList<>();
                        for (int i = 0; i < step.size(); i++) {
                            more.add(new Tick(model.size() + i));
                        }
                        model.addAll(more);
                        JournalContract.append(journal, more.toArray(Entry[]::new));
                    }
                    case READ -> {
                        long after = model.isEmpty() ? 0 : step.after() % (model.size() + 1);
                        check(journal.read(after, step.size(), Duration.ZERO), model, after, step.size());
                    }
                    case REOPEN -> {
                        journal.close();
                        journal = fixture.open(folder, 0);
                        assertEquals(model.size(), journal.last());
                    }
                }
            }
            assertEquals(model, JournalContract.readAll(journal, 0, 9));
        } finally {
            journal.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void check(Batch batch, List<Entry> model, long after, int max) {
        assertEquals(after + 1, batch.first());
        assertTrue(batch.entries().size() <= max);
        if (after < model.size()) {
            assertFalse(batch.isEmpty());
        }
        assertEquals(model.subList((int) after, (int) batch.last()), batch.entries());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Action> action = Arbitraries.frequency(
                Tuple.of(10, Action.APPEND), Tuple.of(20, Action.READ), Tuple.of(1, Action.REOPEN));
        return Combinators.combine(
                        action,
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(1, 30))
                .as(Step::new)
                .list()
                .ofMinSize(40)
                .ofMaxSize(120);
    }
}
