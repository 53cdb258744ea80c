package org.anju.gateway.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers what it was told to, then accepts; or keeps the dispatcher waiting. */
final class FakeChannel implements Channel {
    final List<Message> sent = new ArrayList<>();
    final Deque<CompletionStage<Attempt>> answers = new ArrayDeque<>();
    Runnable ready = () -> {};
    boolean closed;

    void answer(Attempt... attempts) {
        for (Attempt attempt : attempts) {
            answers.add(CompletableFuture.completedStage(attempt));
        }
    }

    List<Long> sequences() {
        return sent.stream()
                .flatMap(message -> message.deliveries().stream())
                .map(Delivery::sequence)
                .toList();
    }

    @Override
    public void start(Runnable toldWhenReady) {
        ready = toldWhenReady;
    }

    @Override
    public CompletionStage<Attempt> send(Message message) {
        sent.add(message);
        return answers.isEmpty() ? CompletableFuture.completedStage(Attempt.delivered()) : answers.remove();
    }

    @Override
    public void close() {
        closed = true;
    }
}
