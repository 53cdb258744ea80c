package org.anju.sim.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.anju.sim.BadInputException;
import org.anju.sim.fleet.ReplayClient;
import org.anju.sim.fleet.Tally;
import org.anju.sim.mqtt.Endpoint;

/**
 * Plays a recording: every device connects as a client of its own, then says what it said, in its order and after the same time, or
 * the same fraction of it. Blocks the caller.
 */
public final class Player {
    private static final long CONNECT_WITHIN_MS = 60_000;
    private static final long HOPELESS_AFTER_MS = 5_000;
    private static final long GONE_AFTER_MS = 30_000;
    private static final long SETTLE_WITHIN_MS = 15_000;
    private static final long POLL_MS = 20;
    private static final long TELL_EVERY_MS = 10_000;
    private static final long MOST_WAITING = 10_000;
    private static final int CONNECTS_PER_PAUSE = 25;
    private static final String STATUS = "/status";

    private final Recording recording;
    private final Endpoint target;
    private final double speed;
    private final boolean keepTimes;
    private final Clock clock;
    private final LongPredicate interrupted;
    private final Consumer<String> progress;
    private final Tally tally = new Tally();
    private final Map<String, ReplayClient> clients = new LinkedHashMap<>();
    private long played;
    private long mostLateMs;
    private boolean gone;
    private boolean stopped;
    private long toldMs;

    /**
     * A playing that has not begun.
     *
     * @param keepTimes whether payloads keep their times, instead of being moved to now
     * @param cast makes the client that plays a device of the recording, and counts in the given tally
     * @param interrupted waits the given milliseconds, or less if the playing is to end early, which it answers with true
     * @param progress told what goes on, line by line
     */
    public Player(
            Recording recording,
            Endpoint target,
            double speed,
            boolean keepTimes,
            BiFunction<String, Tally, ReplayClient> cast,
            Clock clock,
            LongPredicate interrupted,
            Consumer<String> progress) {
        this.recording = recording;
        this.target = target;
        this.speed = speed;
        this.keepTimes = keepTimes;
        this.clock = clock;
        this.interrupted = interrupted;
        this.progress = progress;
        recording.kinds().keySet().forEach(device -> clients.put(device, cast.apply(device, tally)));
    }

    /**
     * What a playing came to.
     *
     * @param played messages given to their devices
     * @param connected devices connected at the end
     * @param mostLateMs the longest a message had to wait beyond its time before it could be given
     * @param gone whether the target was given up
     * @param stopped whether it was ended before its time
     */
    public record Result(
            long played,
            long messages,
            long acknowledged,
            long refused,
            long loginsRefused,
            long lost,
            int connected,
            long mostLateMs,
            boolean gone,
            boolean stopped) {

        /** Messages played whose fate is unknown. */
        public long unaccounted() {
            return played - acknowledged - refused;
        }
    }

    /**
     * Plays from begin to end.
     *
     * @throws BadInputException when nobody listens, or devices are not let in
     */
    public Result play() {
        try {
            connect();
            if (!stopped) {
                playAll();
                settle();
            }
            return result();
        } finally {
            clients.values().forEach(ReplayClient::stop);
        }
    }

    private void connect() {
        int started = 0;
        for (ReplayClient client : clients.values()) {
            client.start();
            if (++started % CONNECTS_PER_PAUSE == 0 && interrupted.test(POLL_MS)) {
                stopped = true;
                return;
            }
        }
        for (long waited = 0; waited < CONNECT_WITHIN_MS; waited += POLL_MS) {
            int connected = tally.counts().connected();
            if (connected == clients.size()) {
                return;
            }
            if (connected == 0 && waited >= HOPELESS_AFTER_MS) {
                break;
            }
            if (interrupted.test(POLL_MS)) {
                stopped = true;
                return;
            }
        }
        Tally.Counts counts = tally.counts();
        throw new BadInputException(counts.connected() + " of " + clients.size() + " devices could connect to " + target
                + (counts.loginsRefused() > 0
                        ? "; it refuses the others: import their estate there and give it with --estate, or sign in with"
                                + " ANJU_MQTT_USER and ANJU_MQTT_PASSWORD"
                        : "; start the target, or name another with --host and --port"));
    }

    private void playAll() {
        long beganMs = clock.millis();
        toldMs = beganMs;
        Rebase rebase = new Rebase(recording.beganMs(), beganMs, speed);
        try (Recording.Lines lines = recording.lines()) {
            for (Recorded message = lines.next(); message != null; message = lines.next()) {
                long dueMs = beganMs + Math.round(message.atMs() / speed);
                if (!reached(dueMs)) {
                    return;
                }
                mostLateMs = Math.max(mostLateMs, clock.millis() - dueMs);
                say(message, rebase);
            }
        }
    }

    /** Waits for a message's time, and longer while too many are on their way; false when the playing ends before. */
    private boolean reached(long dueMs) {
        long aliveMs = clock.millis();
        while (true) {
            long nowMs = clock.millis();
            if (nowMs - toldMs >= TELL_EVERY_MS) {
                toldMs = nowMs;
                progress.accept("played %d of %d, %d acknowledged, %d waiting"
                        .formatted(played, recording.messages(), tally.counts().acknowledged(), waiting()));
            }
            if (tally.counts().connected() > 0) {
                aliveMs = nowMs;
            } else if (nowMs - aliveMs > GONE_AFTER_MS) {
                gone = true;
                return false;
            }
            boolean room = waiting() < MOST_WAITING;
            if (room && nowMs >= dueMs) {
                return true;
            }
            if (interrupted.test(room ? Math.min(dueMs - nowMs, TELL_EVERY_MS) : POLL_MS)) {
                stopped = true;
                return false;
            }
        }
    }

    private void say(Recorded message, Rebase rebase) {
        ReplayClient client = clients.get(message.device());
        if (client == null) {
            throw new BadInputException(recording.file() + " was changed while it was played; play it again");
        }
        played++;
        client.say(message.topicOf(client.id()), message.topic().endsWith(STATUS), payload(message, rebase));
    }

    /** What could not be scrubbed was not kept; as many bytes that are no JSON take its place. */
    private byte[] payload(Recorded message, Rebase rebase) {
        if (message.payload() == null) {
            return "?".repeat(message.opaqueBytes()).getBytes(StandardCharsets.US_ASCII);
        }
        try {
            return RecordingFormat.JSON.writeValueAsBytes(
                    keepTimes ? message.payload() : rebase.payload(message.device(), message.payload()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON is always writable", e);
        }
    }

    private long waiting() {
        Tally.Counts counts = tally.counts();
        return played - counts.acknowledged() - counts.refused();
    }

    private void settle() {
        long untilMs = clock.millis() + SETTLE_WITHIN_MS;
        while (!gone && !stopped && waiting() > 0 && clock.millis() < untilMs) {
            stopped = interrupted.test(POLL_MS);
        }
    }

    private Result result() {
        Tally.Counts counts = tally.counts();
        return new Result(
                played,
                recording.messages(),
                counts.acknowledged(),
                counts.refused(),
                counts.loginsRefused(),
                counts.lost(),
                counts.connected(),
                mostLateMs,
                gone,
                stopped);
    }
}
