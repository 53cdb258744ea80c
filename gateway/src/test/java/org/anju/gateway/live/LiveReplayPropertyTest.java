package org.anju.gateway.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;

/** State stored at some moment and replayed from an earlier position is the same as if nothing had ever stopped. */
class LiveReplayPropertyTest {
    private final Estate estate = SampleEstate.estate();

    private enum Step {
        VALUE,
        ONLINE,
        OFFLINE,
        RESTART
    }

    private record Move(Step step, int device, int lateMs) {}

    @Property(tries = 300)
    void aRestartAnywhereChangesNothing(
            @ForAll("moves") List<Move> moves, @ForAll int firstCut, @ForAll int secondCut) {
        List<Entry> entries = entries(moves);
        int one = Math.floorMod(firstCut, entries.size() + 1);
        int other = Math.floorMod(secondCut, entries.size() + 1);
        int released = Math.min(one, other);
        int stored = Math.max(one, other);

        LiveState straight = new LiveState(estate);
        entries.forEach(straight::apply);

        LiveState before = new LiveState(estate);
        entries.subList(0, stored).forEach(before::apply);
        Map<String, byte[]> bytes = before.takeDirty(Integer.MAX_VALUE);
        LiveState after = new LiveState(estate);
        after.restore(bytes);
        entries.subList(released, entries.size()).forEach(after::apply);

        assertEquals(all(straight), all(after));
        assertEquals(straight.sum(compound -> true), after.sum(compound -> true));
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of(Step.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3_000))
                .as(Move::new)
                .list()
                .ofMaxSize(40);
    }

    /** Sessions as the gateway makes them: each connection has a new, higher epoch, and ends under its own. */
    private List<Entry> entries(List<Move> moves) {
        Map<Device, Long> epochs = new HashMap<>();
        long[] epoch = {0};
        long[] nowMs = {100_000};
        List<Device> devices = estate.devicesOf("A1-C1");
        return moves.stream()
                .map(move -> {
                    nowMs[0] += 1_000;
                    Device device = devices.get(move.device % devices.size());
                    return switch (move.step) {
                        case VALUE ->
                            (Entry) SampleEstate.temperature(device, nowMs[0] - move.lateMs, (double) nowMs[0]);
                        case ONLINE -> {
                            epochs.put(device, ++epoch[0]);
                            yield new Presence(device, nowMs[0], PresenceState.ONLINE, epoch[0], "connected");
                        }
                        case OFFLINE ->
                            new Presence(
                                    device,
                                    nowMs[0],
                                    PresenceState.OFFLINE,
                                    Math.max(0, epochs.getOrDefault(device, 0L) - (move.lateMs > 2_000 ? 1 : 0)),
                                    "disconnected");
                        case RESTART -> new Restart(nowMs[0]);
                    };
                })
                .toList();
    }

    private Map<String, DeviceNow> all(LiveState state) {
        Map<String, DeviceNow> all = new HashMap<>();
        estate.devices().forEach((id, device) -> all.put(id, state.now(device)));
        return all;
    }
}
