package org.anju.gateway.intake;

import java.util.List;
import org.anju.gateway.command.CommandReplies;
import org.anju.gateway.dialect.Dialect;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.metrics.IntakeMeters;
import org.anju.gateway.model.DeadLetter;

/**
 * Takes messages in. Every message, whichever way it came, passes the same steps in the same order and is answered once:
 *
 * <pre>
 * publish ─► reply ─► route ─► read ─► bury ─► journal ─► answer
 *              │        │        │      │         └ once durable: STORED, PARTLY_STORED; not taken: BUSY, SHED
 *              │        │        │      └ nothing good in it, its dead letters durable: REFUSED
 *              │        │        └ bytes to telemetry and events, checked against the profile, stamped with the receive time
 *              │        └ nobody reads that topic: FOREIGN_TOPIC
 *              └ an answer to a command; once it is kept: STORED; to none that waits: REFUSED
 * </pre>
 *
 * Thread-safe; never blocks.
 */
public final class Intake {
    /** One step; says whether the message goes on to the next. */
    private interface Step {
        boolean pass(Passage message);
    }

    private final List<Step> steps = List.of(this::reply, this::route, this::read, this::bury, this::journal);

    private final CommandReplies replies;
    private final List<Dialect> dialects;
    private final Journal journal;
    private final DeadLetters deadLetters;
    private final Stamp stamp;
    private final ClockSkews clocks;
    private final IntakeMeters meters;

    /** @param replies takes what devices answer to commands: it is nobody's telemetry and does not enter the journal */
    public Intake(
            CommandReplies replies,
            List<Dialect> dialects,
            Journal journal,
            DeadLetters deadLetters,
            Stamp stamp,
            ClockSkews clocks,
            IntakeMeters meters) {
        this.replies = replies;
        this.dialects = List.copyOf(dialects);
        this.journal = journal;
        this.deadLetters = deadLetters;
        this.stamp = stamp;
        this.clocks = clocks;
        this.meters = meters;
    }

    /**
     * Takes a message in.
     *
     * @param answer told once, perhaps before this returns, on any thread
     */
    public void publish(Publish publish, Answer answer) {
        long now = stamp.nowMs();
        take(new Passage(publish, clocks, now, now, System.nanoTime(), answer));
    }

    /**
     * Takes a message in that was refused before. What is still refused of it makes no new dead letters unless the rest is stored.
     *
     * @param arrivedMs when it came first
     * @param answer told once, perhaps before this returns, on any thread
     */
    public void again(Publish publish, long arrivedMs, Answer answer) {
        long now = stamp.nowMs();
        take(new Passage(publish, clocks, Math.min(arrivedMs, now - 1), now, System.nanoTime(), answer));
    }

    private void take(Passage message) {
        for (Step step : steps) {
            if (!step.pass(message)) {
                return;
            }
        }
    }

    /**
     * Keeps a message nobody may be heard for as a dead letter.
     *
     * @param device id as the sender gave it
     * @param answer told {@link Outcome#REFUSED} once that is durable
     */
    public void refuse(String device, String topic, byte[] payload, Reason reason, String detail, Answer answer) {
        long startedNanos = System.nanoTime();
        DeadLetter letter = new Letters(stamp.nowMs(), device, topic, payload, "").next(reason, detail);
        deadLetters.add(List.of(letter), () -> {
            meters.ended(Outcome.REFUSED.word(), System.nanoTime() - startedNanos);
            answer.answer(Outcome.REFUSED);
        });
    }

    private boolean reply(Passage message) {
        if (!replies.isReply(message.publish.topic(), message.publish.sender().device())) {
            return true;
        }
        replies.take(message.publish.sender().device(), message.publish.payload(), new CommandReplies.Answer() {
            @Override
            public void settled() {
                end(message, Outcome.STORED);
            }

            @Override
            public void refused(String detail) {
                message.refuseAll(Reason.BAD_REPLY, detail);
                deadLetters.add(message.letters, () -> end(message, Outcome.REFUSED));
            }

            @Override
            public void busy() {
                end(message, Outcome.BUSY);
            }
        });
        return false;
    }

    private boolean route(Passage message) {
        for (Dialect dialect : dialects) {
            if (dialect.speaks(message.said)) {
                message.dialect = dialect;
                return true;
            }
        }
        message.refuseAll(
                Reason.FOREIGN_TOPIC,
                "device " + message.publish.sender().device().id() + " may publish only under its own id");
        refused(message, Outcome.FOREIGN_TOPIC);
        return false;
    }

    private boolean read(Passage message) {
        Dialect dialect = message.dialect;
        if (dialect != null) {
            dialect.read(message.said, message);
        }
        return true;
    }

    private boolean bury(Passage message) {
        if (message.entries.isEmpty()) {
            refused(message, Outcome.REFUSED);
            return false;
        }
        if (!message.letters.isEmpty()) {
            deadLetters.add(message.letters, () -> {});
        }
        return true;
    }

    private void refused(Passage message, Outcome outcome) {
        if (message.isAgain()) {
            end(message, outcome);
        } else {
            deadLetters.add(message.letters, () -> end(message, outcome));
        }
    }

    private boolean journal(Passage message) {
        boolean taken = journal.append(message.entries, new Receipt() {
            @Override
            public void durable() {
                end(message, message.letters.isEmpty() ? Outcome.STORED : Outcome.PARTLY_STORED);
            }

            @Override
            public void failed(Throwable cause) {
                end(message, Outcome.BUSY);
            }
        });
        if (!taken) {
            boolean mayShed = !message.publish.acknowledged() && message.isTelemetry();
            end(message, mayShed ? Outcome.SHED : Outcome.BUSY);
        }
        return taken;
    }

    private void end(Passage message, Outcome outcome) {
        if (outcome == Outcome.SHED || outcome == Outcome.BUSY) {
            message.forget();
        }
        meters.ended(outcome.word(), System.nanoTime() - message.startedNanos);
        message.answer.answer(outcome);
    }
}
