package org.anju.gateway.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * Takes refused messages in again, after a profile or a store was mended. They pass the same steps as when they came, keep the time at which
 * they came, and change nobody's presence; what was stored of them before is stored once more, which changes nothing.
 */
public final class Replay {
    private static final int AT_ONCE = 1000;
    private static final long WITHIN_S = 30;

    private final EstateRegistry estate;
    private final Intake intake;
    private final DeadLetterStore letters;
    private final Stamp stamp;

    public Replay(EstateRegistry estate, Intake intake, DeadLetterStore letters, Stamp stamp) {
        this.estate = estate;
        this.intake = intake;
        this.letters = letters;
        this.stamp = stamp;
    }

    private record Trial(String message, CompletableFuture<Outcome> outcome) {}

    /** Takes in again, oldest first, at most {@value #AT_ONCE} messages. Blocks until each is durable or refused. One at a time. */
    public synchronized ReplayResult run(ReplayRequest request) {
        List<DeadLetterStore.Kept> found = letters.messages(request, 0, AT_ONCE + 1);
        boolean more = found.size() > AT_ONCE;
        List<Trial> trials = new ArrayList<>();
        long notReplayable = letters.withoutMessage(request);
        for (DeadLetterStore.Kept kept : found.subList(0, Math.min(AT_ONCE, found.size()))) {
            DeadLetter letter = kept.letter();
            DeadLetter.Original original = letter.original();
            String id = letter.device();
            Device device = id == null ? null : estate.current().device(id);
            if (original == null || device == null) {
                notReplayable++;
                continue;
            }
            CompletableFuture<Outcome> outcome = new CompletableFuture<>();
            Sender sender = new Again(estate, device);
            intake.again(
                    new Publish(sender, original.topic(), original.payload(), original.contentType(), true),
                    letter.receivedMs(),
                    outcome::complete);
            trials.add(new Trial(letter.message(), outcome));
        }
        return settle(trials, notReplayable, more);
    }

    private ReplayResult settle(List<Trial> trials, long notReplayable, boolean more) {
        int stored = 0;
        int partly = 0;
        List<String> taken = new ArrayList<>();
        for (Trial trial : trials) {
            Outcome outcome = trial.outcome
                    .completeOnTimeout(Outcome.BUSY, WITHIN_S, TimeUnit.SECONDS)
                    .join();
            stored += outcome == Outcome.STORED ? 1 : 0;
            partly += outcome == Outcome.PARTLY_STORED ? 1 : 0;
            if (outcome == Outcome.STORED || outcome == Outcome.PARTLY_STORED) {
                taken.add(trial.message);
            }
        }
        letters.replayed(taken, stamp.nowMs());
        return new ReplayResult(trials.size(), stored, partly, trials.size() - stored - partly, notReplayable, more);
    }

    /** The device as the sender of a message that comes again. */
    private record Again(EstateRegistry estate, Device device) implements Sender {
        @Override
        public @Nullable Device entitled(String id) {
            return estate.authenticate(
                    id, new Credential(Credential.Type.GATEWAY, device.id().value()));
        }

        @Override
        public long epoch() {
            return 0;
        }

        @Override
        public boolean appears(Device shown) {
            return false;
        }

        @Override
        public void vanishes(Device hidden) {}
    }
}
