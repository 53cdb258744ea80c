package org.anju.gateway.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.CoverageEstate;
import org.anju.gateway.journal.Batch;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Quality;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Tick;
import org.anju.gateway.model.Values;

/** Every score against a recomputation that reads all raw entries again for each stretch of time and knows nothing of running sums. */
final class CoveragePropertyTest {
    private static final long START = 1_700_000_000_000L;
    private static final long FRESH_MS = 3 * 30_000L;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What happens next: after a pause, of some sort, to some camera. */
    record Step(long pauseMs, int sort, int device, boolean well) {}

    /** A compound: entrances of its one building that have a camera, cameras without a serial number, steps. */
    record Story(List<Integer> entrances, int bare, List<Step> steps) {}

    @Provide
    Arbitrary<Story> stories() {
        Arbitrary<Long> pauses = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 120_000),
                Arbitraries.longs().between(0, 7_200_000),
                Arbitraries.longs().between(0, 3 * 86_400_000L));
        Arbitrary<Step> steps = Combinators.combine(
                        pauses,
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, true, false))
                .as(Step::new);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4).list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.integers().between(0, 2),
                        steps.list().ofMinSize(1).ofMaxSize(60))
                .as(Story::new);
    }

    @Property(tries = 300)
    void theScoreIsThatOfTheRawData(@ForAll("stories") Story story) throws Exception {
        Estate estate = CoverageEstate.of(story.entrances, story.bare);
        Policy policy = PolicyReader.read(CoverageEstate.POLICY, estate.kinds());
        List<Device> devices = estate.devicesOf("C1");
        List<Entry> entries = entries(story, devices);

        Coverage coverage = new Coverage(() -> estate, policy);
        Coverage resumed = coverage;
        int half = entries.size() / 2;
        coverage.apply(new Batch(1, entries.subList(0, half)));
        if (half > 0) {
            // A restart of the process in between, with all but the last entries read a second time, changes nothing.
            Map<String, byte[]> stored = coverage.encode(coverage.devices());
            resumed = new Coverage(() -> estate, policy);
            int again = Math.max(0, half - 3);
            resumed.restore(stored, again);
            resumed.apply(new Batch(again + 1L, entries.subList(again, half)));
        }
        resumed.apply(new Batch(half + 1L, entries.subList(half, entries.size())));

        CompoundCoverage measured = Objects.requireNonNull(resumed.compound("C1"));
        long now = entries.get(entries.size() - 1).receivedMs();
        Map<Indicator, long[]> naive = naive(story, devices, entries, now);
        double weighted = 0;
        double weights = 0;
        boolean passes = true;
        for (CompoundCoverage.Figure figure : measured.figures()) {
            long[] expected = Objects.requireNonNull(naive.get(figure.indicator()), figure.indicator()::word);
            assertEquals(expected[0], figure.part(), figure.indicator() + " part");
            assertEquals(expected[1], figure.whole(), figure.indicator() + " whole");
            Policy.Level level = Objects.requireNonNull(policy.levels().get(figure.indicator()));
            double share = expected[1] == 0 ? 0 : (double) expected[0] / expected[1];
            weighted += level.weight() * Math.min(1, share / (level.atLeastPct() / 100));
            weights += level.weight();
            passes &= expected[1] > 0 && 100.0 * expected[0] >= level.atLeastPct() * expected[1];
        }
        assertEquals(Math.floor(weighted / weights * 1000 + 1e-8) / 10, measured.score(), 0.11);
        assertEquals(passes, measured.passes());
        assertEquals(passes, measured.gaps().isEmpty() || passes);
    }

    private static List<Entry> entries(Story story, List<Device> devices) {
        List<Entry> entries = new ArrayList<>();
        long now = START;
        long epoch = 0;
        entries.add(new Tick(now));
        for (Step step : story.steps) {
            now += step.pauseMs;
            Device device = devices.get(step.device % devices.size());
            switch (step.sort) {
                case 0, 1 -> entries.add(new Presence(device, now, PresenceState.ONLINE, ++epoch, "connected"));
                case 2 -> entries.add(new Presence(device, now, PresenceState.OFFLINE, epoch, "disconnected"));
                case 3 -> entries.add(new Restart(now));
                case 4 -> entries.add(new Tick(now));
                case 5 -> entries.add(reading(device, now - 700_000, now, step.well, Quality.LATE.bit()));
                default -> entries.add(reading(device, now, now, step.well, 0));
            }
        }
        entries.add(new Tick(now + 60_000));
        return entries;
    }

    private static Telemetry reading(Device device, long tsMs, long receivedMs, boolean well, int quality) {
        Values values = new Values.Builder()
                .number(Objects.requireNonNull(device.kind().field("fps")), well ? 25 : 0)
                .build();
        return new Telemetry(device, tsMs, receivedMs, quality, values);
    }

    private static Map<Indicator, long[]> naive(Story story, List<Device> devices, List<Entry> entries, long now) {
        Map<Indicator, long[]> sums = new HashMap<>();
        for (Indicator indicator : Indicator.values()) {
            sums.put(indicator, new long[2]);
        }
        long entrances = story.entrances.stream().distinct().count();
        sums.put(Indicator.INSTALLED, new long[] {entrances, CoverageEstate.ENTRANCES});
        sums.put(Indicator.REGISTERED, new long[] {devices.size() - Math.min(story.bare, devices.size()), devices.size()
        });
        long hours = Math.floorDiv(now, 3_600_000L) * 3_600_000L - 23 * 3_600_000L;
        long days = Instant.ofEpochMilli(now)
                .atZone(ZONE)
                .toLocalDate()
                .minusDays(29)
                .atStartOfDay(ZONE)
                .toInstant()
                .toEpochMilli();
        for (Device device : devices) {
            TreeSet<Long> cuts = new TreeSet<>(List.of(START, now));
            cuts.add(Math.max(START, hours));
            cuts.add(Math.max(START, days));
            for (Entry entry : entries) {
                cuts.add(entry.receivedMs());
                cuts.add(Math.min(now, entry.receivedMs() + FRESH_MS));
            }
            Long from = null;
            for (Long to : cuts) {
                if (from != null && from < to) {
                    add(sums, device, entries, from, to, hours, days);
                }
                from = to;
            }
        }
        return sums;
    }

    /** Adds a stretch in which nothing changes: how it is, is found by reading all entries up to its begin. */
    private static void add(
            Map<Indicator, long[]> sums,
            Device device,
            List<Entry> entries,
            long from,
            long to,
            long hours,
            long days) {
        PresenceState state = PresenceState.UNKNOWN;
        boolean seen = false;
        long epoch = 0;
        long reportedMs = Long.MIN_VALUE;
        long newestTsMs = Long.MIN_VALUE;
        boolean well = false;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry instanceof Restart
                    && entry.receivedMs() >= to
                    && entries.get(i - 1).receivedMs() <= from) {
                return;
            }
            if (entry.receivedMs() > from) {
                break;
            }
            if (entry instanceof Restart && state == PresenceState.ONLINE) {
                state = PresenceState.UNKNOWN;
            } else if (entry instanceof Presence presence
                    && presence.device().equals(device)
                    && presence.epoch() >= epoch) {
                state = presence.state();
                epoch = presence.epoch();
                seen = true;
            } else if (entry instanceof Telemetry telemetry
                    && telemetry.device().equals(device)
                    && telemetry.quality() == 0
                    && telemetry.tsMs() >= newestTsMs) {
                newestTsMs = telemetry.tsMs();
                reportedMs = telemetry.receivedMs();
                well = telemetry.values().number(0) > 0;
            }
        }
        if (seen && state == PresenceState.UNKNOWN) {
            return;
        }
        long length = to - from;
        boolean online = state == PresenceState.ONLINE;
        boolean fresh = reportedMs != Long.MIN_VALUE && from < reportedMs + FRESH_MS;
        if (from >= days) {
            plus(sums, Indicator.ONLINE_30D, online ? length : 0, length);
        }
        if (from >= hours) {
            plus(sums, Indicator.ONLINE_24H, online ? length : 0, length);
            plus(sums, Indicator.FRESH_24H, fresh ? length : 0, length);
            plus(sums, Indicator.WORKING_24H, online && fresh && well ? length : 0, length);
        }
    }

    private static void plus(Map<Indicator, long[]> sums, Indicator indicator, long part, long whole) {
        long[] sum = Objects.requireNonNull(sums.get(indicator));
        sum[0] += part;
        sum[1] += whole;
    }
}
