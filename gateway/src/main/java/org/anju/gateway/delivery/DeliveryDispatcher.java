package org.anju.gateway.delivery;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.anju.gateway.metrics.DeliveryMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the delivery queue off: a {@link RecipientLine} per recipient, each with at most one message under way, so that the number of messages
 * in flight is bounded by the number of recipients and a slow one delays nobody else. Everything it knows is in the queue: a new dispatcher on
 * the same database goes on where the last one stopped. Safe for any thread.
 */
public final class DeliveryDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);

    private final DeliveryQueue queue;
    private final Ledger ledger;
    private final Map<String, Channel> channels;
    private final DispatchSettings settings;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Executor executor;
    private final DeliverySlo slo;
    private final DeliveryMeters meters;
    private final Map<String, RecipientLine> lines = new LinkedHashMap<>();
    private volatile boolean stopped;

    /**
     * Connects the parts; nothing runs before {@link #start}.
     *
     * @param channels by id of the recipient; closed by {@link #stop}
     * @param perMinute messages a recipient may be sent in a minute, by id; no limit for who is not in it
     * @param slo told of every delivery and of the ledger
     * @param executor for calls that block (the database); a few threads serve all recipients, each has at most one task in it
     */
    public DeliveryDispatcher(
            DeliveryQueue queue,
            Ledger ledger,
            Map<String, Channel> channels,
            Map<String, Integer> perMinute,
            DispatchSettings settings,
            Clock clock,
            Scheduler scheduler,
            Executor executor,
            DeliverySlo slo,
            DeliveryMeters meters) {
        this.queue = queue;
        this.ledger = ledger;
        this.channels = Map.copyOf(channels);
        this.settings = settings;
        this.clock = clock;
        this.scheduler = scheduler;
        this.executor = executor;
        this.slo = slo;
        this.meters = meters;
        channels.forEach((id, channel) -> lines.put(
                id,
                new RecipientLine(
                        id,
                        channel,
                        perMinute.getOrDefault(id, 0),
                        queue,
                        settings,
                        clock,
                        scheduler,
                        executor,
                        slo,
                        meters)));
    }

    /** Registers the recipients, opens the channels and begins with what is queued. Blocks on the database. */
    public void start() {
        queue.register(channels.keySet());
        channels.keySet().forEach(meters::register);
        channels.forEach((id, channel) -> channel.start(() -> line(id).ready()));
        poll();
        measure();
    }

    /** Says that a recipient may have something new. Does not block; unknown recipients are ignored. */
    public void wake(String recipient) {
        RecipientLine line = lines.get(recipient);
        if (line != null) {
            line.wake();
        }
    }

    /** Says that anybody may have something new. Does not block: a recipient at work only notes it. */
    public void wake() {
        lines.values().forEach(RecipientLine::wake);
    }

    /** How it goes with a recipient; null when there is none of this id. */
    public @Nullable LineStatus status(String recipient) {
        RecipientLine line = lines.get(recipient);
        return line == null ? null : line.status();
    }

    /** Begins nothing new; completes when the answers under way are in the database. Then the channels are closed. */
    public CompletableFuture<Void> stop() {
        stopped = true;
        return CompletableFuture.allOf(
                        lines.values().stream().map(RecipientLine::stop).toArray(CompletableFuture<?>[]::new))
                .whenComplete((done, failure) -> channels.values().forEach(Channel::close));
    }

    private RecipientLine line(String recipient) {
        return Objects.requireNonNull(lines.get(recipient));
    }

    private void poll() {
        if (stopped) {
            return;
        }
        lines.values().forEach(RecipientLine::wake);
        scheduler.after(settings.poll().toMillis(), this::poll);
    }

    private void measure() {
        if (stopped) {
            return;
        }
        try {
            executor.execute(this::readLedger);
        } catch (RejectedExecutionException e) {
            LOG.debug("the executor is closed, the ledger is no longer measured");
        }
    }

    private void readLedger() {
        try {
            List<LedgerRow> rows = ledger.rows();
            slo.look(rows, clock.millis());
            for (LedgerRow row : rows) {
                meters.inTime(row.recipient(), slo.share(row.recipient(), clock.millis()));
                meters.ledger(row, clock.millis());
            }
        } catch (RuntimeException e) {
            LOG.warn("the delivery ledger could not be read: {}", e.toString());
        }
        scheduler.after(settings.ledgerRefresh().toMillis(), this::measure);
    }
}
