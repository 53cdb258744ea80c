package org.anju.gateway.delivery;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.anju.gateway.metrics.DeliveryMeters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of one recipient: takes the head of its queue, sends it, writes the outcome down, takes the next. It is either at work (a task in
 * the executor or a message with the channel) or at rest (a timer at most); a wake-up that comes while it works is remembered.
 */
final class RecipientLine {
    private static final Logger LOG = LoggerFactory.getLogger(RecipientLine.class);
    private static final long UNTIL_WOKEN = -1;

    private final String recipient;
    private final Channel channel;
    private final DeliveryQueue queue;
    private final DispatchSettings settings;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Executor executor;
    private final DeliveryMeters meters;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private boolean working;
    private boolean woken;
    private boolean eager;
    private boolean stopping;
    private Scheduler.@Nullable Cancel timer;
    /** Failures in a row; like the next, only touched while working. */
    private int failures;

    private long pausedUntilMs;

    RecipientLine(
            String recipient,
            Channel channel,
            DeliveryQueue queue,
            DispatchSettings settings,
            Clock clock,
            Scheduler scheduler,
            Executor executor,
            DeliveryMeters meters) {
        this.recipient = recipient;
        this.channel = channel;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
        this.scheduler = scheduler;
        this.executor = executor;
        this.meters = meters;
    }

    void wake() {
        synchronized (this) {
            woken = true;
            if (working || stopping) {
                return;
            }
            working = true;
        }
        run(this::takeTurn);
    }

    /** The channel can send now: the wait of the head is over. */
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

    private void takeTurn() {
        boolean atOnce;
        boolean last;
        synchronized (this) {
            woken = false;
            atOnce = eager;
            eager = false;
            last = stopping;
            cancelTimer();
        }
        if (last) {
            rest(UNTIL_WOKEN);
            return;
        }
        long pauseMs = pausedUntilMs - clock.millis();
        if (pauseMs > 0 && !atOnce) {
            rest(pauseMs);
            return;
        }
        try {
            Optional<Delivery> head = queue.head(recipient);
            if (head.isEmpty()) {
                rest(UNTIL_WOKEN);
                return;
            }
            long waitMs = head.get().nextAttemptMs() - clock.millis();
            if (waitMs > 0 && !atOnce) {
                rest(waitMs);
            } else {
                send(head.get());
            }
        } catch (RuntimeException e) {
            restAfterFault("the queue could not be read", e);
        }
    }

    private void send(Delivery delivery) {
        long begunMs = clock.millis();
        CompletableFuture<Attempt> answer = new CompletableFuture<>();
        Scheduler.Cancel limit = scheduler.after(
                settings.answerLimit().toMillis(),
                () -> answer.complete(Attempt.retry(
                        "no answer within " + settings.answerLimit().toSeconds() + " s")));
        CompletionStage<Attempt> first = answer;
        first.thenAccept(attempt -> {
            limit.cancel();
            run(() -> record(delivery, attempt, begunMs));
        });
        try {
            channel.send(delivery)
                    .whenComplete((attempt, failure) ->
                            answer.complete(failure == null ? attempt : Attempt.retry(failure.toString())));
        } catch (RuntimeException e) {
            answer.complete(Attempt.retry(e.toString()));
        }
    }

    private void record(Delivery delivery, Attempt attempt, long begunMs) {
        long nowMs = clock.millis();
        meters.attempted(recipient, attempt.outcome().word(), nowMs - begunMs);
        try {
            switch (attempt.outcome()) {
                case DELIVERED -> delivered(delivery, nowMs);
                case DEAD -> dead(delivery, attempt.reason());
                case RETRY -> failed(delivery, attempt, nowMs);
            }
            run(this::takeTurn);
        } catch (RuntimeException e) {
            restAfterFault("an outcome could not be written, the message will be sent again", e);
        }
    }

    private void failed(Delivery delivery, Attempt attempt, long nowMs) {
        failures++;
        if (nowMs - delivery.queuedMs() < settings.horizon().toMillis()) {
            retry(delivery, attempt, nowMs);
            return;
        }
        dead(delivery, "given up after " + settings.horizon().toHours() + " h: " + attempt.reason());
        pausedUntilMs = nowMs + settings.backoff().afterFailures(failures);
    }

    private void delivered(Delivery delivery, long nowMs) {
        queue.delivered(delivery, nowMs);
        failures = 0;
        meters.delivered(recipient, nowMs - delivery.queuedMs());
    }

    private void dead(Delivery delivery, String reason) {
        queue.dead(delivery, reason);
        LOG.error(
                "recipient {}: delivery {} of alert {} is dead: {}",
                recipient,
                delivery.sequence(),
                delivery.alert(),
                reason);
    }

    private void retry(Delivery delivery, Attempt attempt, long nowMs) {
        long askedMs = Math.min(attempt.retryAfterMs(), settings.maxRetryAfter().toMillis());
        long waitMs = Math.max(settings.backoff().afterFailures(delivery.attempts() + 1), askedMs);
        queue.retry(delivery, nowMs + waitMs, attempt.reason());
        LOG.warn(
                "recipient {}: delivery {} failed (attempt {}), next in {} ms: {}",
                recipient,
                delivery.sequence(),
                delivery.attempts() + 1,
                waitMs,
                attempt.reason());
    }

    private void restAfterFault(String what, RuntimeException fault) {
        failures++;
        long waitMs = settings.backoff().afterFailures(failures);
        pausedUntilMs = clock.millis() + waitMs;
        LOG.error("recipient {}: {}; next try in {} ms", recipient, what, waitMs, fault);
        rest(waitMs);
    }

    private void rest(long delayMs) {
        synchronized (this) {
            if (!stopping && (eager || (woken && delayMs == UNTIL_WOKEN))) {
                run(this::takeTurn);
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
