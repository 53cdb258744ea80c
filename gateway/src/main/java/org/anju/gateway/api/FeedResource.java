package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.format.AnjuMessages;

/**
 * The feed a recipient fetches its alerts from: from any number on, waiting for what is to come when nothing is there. A request that waits
 * holds no thread.
 */
final class FeedResource {
    private static final int PAGE = 100;
    private static final int MOST_WAITING = 256;

    private final DeliveryParts delivery;
    private final Vertx vertx;
    private final Workers workers;
    private final Clock clock;

    FeedResource(DeliveryParts delivery, Vertx vertx, Workers workers, Clock clock) {
        this.delivery = delivery;
        this.vertx = vertx;
        this.workers = workers;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of("readFeed", this::read);
    }

    private record Wanted(Recipient recipient, long after, int limit, boolean cap) {}

    private Future<Answer> read(Request request) {
        Recipient recipient = delivery.actingFor(request.caller().account(), request.path("recipient"));
        Wanted wanted = new Wanted(
                recipient,
                request.number("after", 0),
                (int) request.number("limit", PAGE),
                "cap".equals(request.text("format")));
        long untilMs = clock.millis() + request.number("wait", 0) * 1_000;
        return workers.run(() -> acknowledge(wanted)).compose(highest -> look(wanted, untilMs));
    }

    /** Asking for what comes after a number says that everything up to it has arrived. */
    private long acknowledge(Wanted wanted) {
        long highest = delivery.ledger().highest(wanted.recipient().id());
        if (wanted.after() > highest) {
            throw Problem.of(
                    409,
                    "feed_behind",
                    "after=" + wanted.after() + " is beyond the highest number, " + highest
                            + ": the ledger is older than what you have. Fetch again from a number up to that one.");
        }
        if (wanted.recipient().contact().channel().equals("feed") && wanted.after() > 0) {
            delivery.ledger().fetched(wanted.recipient().id(), wanted.after(), clock.millis());
        }
        return highest;
    }

    private Future<Answer> look(Wanted wanted, long untilMs) {
        Context context = vertx.getOrCreateContext();
        Promise<Void> rung = Promise.promise();
        Runnable heard = () -> context.runOnContext(nothing -> rung.tryComplete());
        boolean waits = untilMs > clock.millis() && delivery.bell().waiting() < MOST_WAITING;
        if (waits) {
            delivery.bell().await(heard);
        }
        return workers.run(() -> delivery.ledger().after(wanted.recipient().id(), wanted.after(), wanted.limit()))
                .compose(found -> {
                    long leftMs = untilMs - clock.millis();
                    if (!found.isEmpty() || !waits || leftMs <= 0) {
                        delivery.bell().forget(heard);
                        return workers.run(() -> Answer.ok(page(wanted, found)));
                    }
                    long timer = vertx.setTimer(leftMs, late -> rung.tryComplete());
                    return rung.future().compose(nothing -> {
                        vertx.cancelTimer(timer);
                        delivery.bell().forget(heard);
                        return look(wanted, untilMs);
                    });
                })
                .onFailure(failure -> delivery.bell().forget(heard));
    }

    private ObjectNode page(Wanted wanted, List<Delivery> found) {
        ObjectNode node = Json.object();
        node.put("recipient", wanted.recipient().id());
        node.put("after", wanted.after());
        node.put("highest", delivery.ledger().highest(wanted.recipient().id()));
        node.put(
                "next",
                found.isEmpty() ? wanted.after() : found.get(found.size() - 1).sequence());
        long expected = wanted.after() + 1;
        if (!found.isEmpty() && found.get(0).sequence() > expected) {
            node.putObject("gap").put("from", expected).put("to", found.get(0).sequence() - 1);
        }
        node.set("items", Json.array(found, one -> item(wanted, one)));
        return node;
    }

    private ObjectNode item(Wanted wanted, Delivery one) {
        ObjectNode node = Json.object();
        node.put("id", one.messageId());
        node.put("sequence", one.sequence());
        node.put("alert", one.alert());
        node.put("change", one.change());
        node.put("state", one.state().word());
        node.put("queuedMs", one.queuedMs());
        if (wanted.cap()) {
            node.put("cap", delivery.cap().write(one));
        } else {
            node.set("message", AnjuMessages.read(one));
        }
        return node;
    }
}
