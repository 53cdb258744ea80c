package org.anju.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Browsers with a compound open on the live page. */
final class Viewers implements AutoCloseable {
    private static final long CONNECT_S = 20;

    private final Vertx vertx = Vertx.vertx();
    /** Held here: 30 s after a client that nobody holds was collected, Vert.x closes its sockets. */
    private final WebSocketClient client;

    private final int count;
    private final LongAdder frames = new LongAdder();
    private final AtomicInteger gone = new AtomicInteger();
    private boolean closing;

    Viewers(GatewayServer gateway, int count) {
        this.count = count;
        client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(Math.max(1, count)));
        for (int viewer = 0; viewer < count; viewer++) {
            String view = "{\"type\":\"subscribe\",\"view\":\"compound\",\"id\":\"%s\"}"
                    .formatted(Estates.compound(viewer % 20 * Estates.COMPOUND));
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(gateway.httpPort())
                    .setURI("/api/v1/live")
                    .addHeader("Cookie", gateway.cookie())
                    .addHeader("Origin", "http://127.0.0.1:" + gateway.httpPort());
            try {
                var socket = client.connect(options)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(CONNECT_S, TimeUnit.SECONDS);
                socket.textMessageHandler(text -> frames.increment());
                socket.closeHandler(nothing -> gone.addAndGet(closing ? 0 : 1));
                var unused = socket.writeTextMessage(view);
            } catch (ExecutionException | TimeoutException e) {
                throw new BenchException("a viewer cannot connect: " + e, e);
            } catch (InterruptedException e) {
                throw new BenchException("interrupted", e);
            }
        }
    }

    /** Frames they have got so far. */
    long frames() {
        return frames.sum();
    }

    /** Fails when a viewer was sent away or saw nothing. */
    void check() {
        if (gone.get() > 0 || frames.sum() < count) {
            throw new BenchException(
                    gone.get() + " of " + count + " viewers were sent away; all saw " + frames.sum() + " frames");
        }
    }

    @Override
    public void close() {
        closing = true;
        var unused = vertx.close();
    }
}
