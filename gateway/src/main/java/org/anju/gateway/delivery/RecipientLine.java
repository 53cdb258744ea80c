package org.anju.gateway.delivery;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.anju.gateway.metrics.DeliveryMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of one recipient: takes what is due from its queue, sends it, settles the outcome while taking the next. It is either at work (a
 * task in the executor or a message with the channel) or at rest (a timer at most); a wake-up that comes while it works is remembered.
 */
final class RecipientLine {
    private static final Logger LOG = LoggerFactory.getLogger(RecipientLine.class);
    private static final long UNTIL_WOKEN = -1;
    private static final long EXPIRE_EVERY_MS = 60_000;

    private final String recipient;
    private final Channel channel;
    private final DeliveryQueue queue;
    private final DispatchSettings settings;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Executor executor;
    private final DeliverySlo slo;
    private final DeliveryMeters meters;
    private final Breaker breaker;
    private final Pace pace;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private boolean working;
    private boolean woken;
    private boolean eager;
    private boolean stopping;
    private Scheduler.@Nullable Cancel timer;

    /** Like the next, only touched while working. */
    private @Nullable Settlement unsettled;

    private int faults;
    private long pausedUntilMs;
    private long expiredMs;

    private volatile LineStatus status = LineStatus.FRESH;

    RecipientLine(
            String recipient,
            Channel channel,
            int perMinute,
            DeliveryQueue queue,
            DispatchSettings settings,
            Clock clock,
            Scheduler scheduler,
            Executor executor,
            DeliverySlo slo,
            DeliveryMeters meters) {
        this.recipient = recipient;
        this.channel = channel;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        this.scheduler = scheduler;
        this.executor = executor;
        this.slo = slo;
        this.meters = meters;
        this.breaker = new Breaker(recipient, settings.backoff(), clock);
        this.pace = new Pace(perMinute, clock.millis());
    }

    LineStatus status() {
        return status;
    }

    void wake() {
        synchronized (this) {
            woken = true;
            if (working || stopping) {
                return;
            }
            working = true;
        }
        run(this::turn);
    }

    /** The channel can send now: all waiting is over. */
    void ready() {
        synchronized (this) {
            eager = true;
        }
        wake();
    }

    CompletableFuture<Void> stop() {
        synchronized (this) {
            stopping = true;
            cancelTimer();
            if (working) {
                return stopped;
            }
        }
        stopped.complete(null);
        return stopped;
    }

    private void turn() {
        boolean hurried;
        boolean last;
        synchronized (this) {
            woken = false;
            hurried = eager;
            eager = false;
            last = stopping;
            cancelTimer();
        }
        try {
            if (hurried) {
                queue.hurry(recipient, clock.millis());
                breaker.reset();
                pausedUntilMs = 0;
            }
            next(last);
        } catch (RuntimeException e) {
            restAfterFault(e);
        }
    }

    private void next(boolean last) {
        long nowMs = clock.millis();
        long waitMs = last ? Long.MAX_VALUE : waitMs(nowMs);
        boolean allowed = waitMs == 0 && breaker.acquire();
        if (!allowed && unsettled == null) {
            rest(last ? UNTIL_WOKEN : Math.max(1, waitMs));
            return;
        }
        DeliveryQueue.Next next;
        try {
            next = queue.next(
                    recipient,
                    unsettled,
                    breaker.probes() ? DeliveryQueue.Order.LEAST_TRIED : DeliveryQueue.Order.SEQUENCE,
                    allowed ? pace.tokens(nowMs) : 0,
                    nowMs);
        } catch (RuntimeException e) {
            if (allowed) {
                breaker.unused();
            }
            throw e;
        }
        settled();
        faults = 0;
        if (next.message().isPresent()) {
            pace.spend();
            send(next.message().get());
            return;
        }
        if (allowed) {
            breaker.unused();
        }
        Long dueMs = next.nextDueMs();
        if (last || dueMs == null) {
            rest(UNTIL_WOKEN);
        } else {
            rest(Math.max(Math.max(1, waitMs(clock.millis())), dueMs - clock.millis()));
        }
    }

    /** How long the recipient must be left alone. */
    private long waitMs(long nowMs) {
        long waitMs = Math.max(Math.max(0, pausedUntilMs - nowMs), breaker.waitMs());
        return pace.tokens(nowMs) == 0 ? Math.max(waitMs, pace.waitMs()) : waitMs;
    }

    private void send(Message message) {
        long begunMs = clock.millis();
        CompletableFuture<Attempt> answer = new CompletableFuture<>();
        Scheduler.Cancel limit = scheduler.after(
                settings.answerLimit().toMillis(),
                () -> answer.complete(Attempt.retry(
                        "no answer within " + settings.answerLimit().toSeconds() + " s")));
        CompletionStage<Attempt> first = answer;
        first.thenAccept(attempt -> {
            limit.cancel();
            run(() -> answered(message, attempt, begunMs));
        });
        try {
            channel.send(message)
                    .whenComplete((attempt, failure) ->
                            answer.complete(failure == null ? attempt : Attempt.retry(failure.toString())));
        } catch (RuntimeException e) {
            answer.complete(Attempt.retry(e.toString()));
        }
    }

    private void answered(Message message, Attempt attempt, long begunMs) {
        long nowMs = clock.millis();
        meters.attempted(recipient, attempt.outcome().word(), nowMs - begunMs);
        if (attempt.outcome() != Attempt.Outcome.UNREADY) {
            message.deliveries().stream()
                    .filter(delivery -> delivery.attempts() == 1)
                    .forEach(delivery -> meters.sent(recipient, begunMs - delivery.queuedMs()));
        }
        unsettled = switch (attempt.outcome()) {
            case DELIVERED -> accepted(message, nowMs);
            case DEAD -> refusedForGood(message, attempt, nowMs);
            case UNREADY -> unready(message, attempt, nowMs);
            case RETRY -> failed(message, attempt, nowMs);
        };
        status = status.after(attempt, breaker.word(), nowMs);
        turn();
    }

    private Settlement accepted(Message message, long nowMs) {
        breaker.succeeded();
        return new Settlement(message, Settlement.Kind.DELIVERED, nowMs, 0, "");
    }

    private Settlement refusedForGood(Message message, Attempt attempt, long nowMs) {
        breaker.succeeded();
        LOG.error("recipient {}: {} is dead: {}", recipient, message.id(), attempt.reason());
        return new Settlement(message, Settlement.Kind.DEAD, nowMs, 0, attempt.reason());
    }

    private Settlement unready(Message message, Attempt attempt, long nowMs) {
        breaker.unused();
        pausedUntilMs = nowMs + settings.unreadyPause().toMillis();
        LOG.debug("recipient {} is not there: {}", recipient, attempt.reason());
        return new Settlement(message, Settlement.Kind.UNSENT, nowMs, nowMs, attempt.reason());
    }

    private Settlement failed(Message message, Attempt attempt, long nowMs) {
        long askedMs = Math.min(attempt.retryAfterMs(), settings.maxRetryAfter().toMillis());
        if (askedMs > 0) {
            breaker.unused();
            pausedUntilMs = nowMs + askedMs;
        } else {
            breaker.failed(message.first().alert(), attempt.reason());
        }
        int attempts = message.first().attempts();
        long waitMs = Math.max(settings.backoff().afterFailures(attempts), askedMs);
        LOG.warn(
                "recipient {}: {} failed (attempt {}), next in {} ms: {}",
                recipient,
                message.id(),
                attempts,
                waitMs,
                attempt.reason());
        return new Settlement(message, Settlement.Kind.RETRY, nowMs, nowMs + waitMs, attempt.reason());
    }

    /** The last outcome is in the database. */
    private void settled() {
        Settlement settlement = unsettled;
        unsettled = null;
        if (settlement == null) {
            return;
        }
        switch (settlement.kind()) {
            case DELIVERED ->
                settlement.message().deliveries().forEach(delivery -> {
                    Long sentMs = delivery.sentMs();
                    slo.delivered(recipient, settlement.atMs() - delivery.queuedMs(), settlement.atMs());
                    meters.delivered(
                            recipient,
                            settlement.atMs() - delivery.queuedMs(),
                            settlement.atMs() - (sentMs == null ? settlement.atMs() : sentMs));
                });
            case RETRY, UNSENT -> expire(settlement);
            case DEAD -> {}
        }
    }

    private void expire(Settlement settlement) {
        long horizonMs = settings.horizon().toMillis();
        boolean old = settlement.atMs() - settlement.message().first().queuedMs() >= horizonMs;
        if (!old && settlement.atMs() - expiredMs < EXPIRE_EVERY_MS) {
            return;
        }
        expiredMs = settlement.atMs();
        String reason = "given up after " + settings.horizon().toHours() + " h: " + settlement.reason();
        boolean untriedToo = settlement.kind() == Settlement.Kind.UNSENT || breaker.probes();
        int dead = queue.expire(recipient, settlement.atMs() - horizonMs, untriedToo, reason);
        if (dead > 0) {
            LOG.error("recipient {}: {} deliveries are dead: {}", recipient, dead, reason);
            meters.expired(recipient, dead);
        }
    }

    private void restAfterFault(RuntimeException fault) {
        faults++;
        long waitMs = settings.backoff().afterFailures(faults);
        pausedUntilMs = clock.millis() + waitMs;
        LOG.error("recipient {}: the queue could not be used; next try in {} ms", recipient, waitMs, fault);
        rest(waitMs);
    }

    private void rest(long delayMs) {
        synchronized (this) {
            if (!stopping && (eager || (woken && delayMs == UNTIL_WOKEN))) {
                run(this::turn);
                return;
            }
            working = false;
            if (!stopping) {
                if (delayMs != UNTIL_WOKEN) {
                    timer = scheduler.after(delayMs, this::wake);
                }
                return;
            }
        }
        stopped.complete(null);
    }

    private void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            stopped.complete(null);
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
