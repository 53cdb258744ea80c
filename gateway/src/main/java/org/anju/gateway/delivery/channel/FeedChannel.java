package org.anju.gateway.delivery.channel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Channel;
import org.anju.gateway.delivery.Message;

/** For a recipient that fetches: nothing is sent, and what it has fetched is settled when it asks for what comes after. */
final class FeedChannel implements Channel {
    @Override
    public CompletionStage<Attempt> send(Message message) {
        return CompletableFuture.completedStage(Attempt.unready("waits to be fetched from the feed"));
    }
}
