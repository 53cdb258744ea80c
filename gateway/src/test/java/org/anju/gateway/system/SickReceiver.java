package org.anju.gateway.system;

import com.standardwebhooks.Webhook;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiver of webhooks with an illness. Believes nothing: every message is verified with the public library. */
final class SickReceiver implements AutoCloseable {
    /** What ails it. */
    enum Illness {
        NONE,
        /** Answers 500 to every third message. */
        REFUSING,
        /** Answers 429 with Retry-After to every twentieth. */
        THROTTLING,
        /** Breaks the connection in the middle of the answer to every fifth. */
        BREAKING,
        /** Takes 10 seconds for an answer. */
        SLOW
    }

    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");
    private static final Pattern QUEUED = Pattern.compile("\"queuedMs\":(\\d+)");
    private static final long SLOW_MS = 10_000;

    private final Vertx vertx;
    private final Webhook verifier;
    private final Map<Long, String> accepted = new ConcurrentHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Long> latenciesMs = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile Illness illness = Illness.NONE;

    SickReceiver(Vertx vertx, String secret) throws Exception {
        this.vertx = vertx;
        this.verifier = new Webhook(secret);
        this.server = vertx.createHttpServer(new HttpServerOptions())
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/";
    }

    void fall(Illness sick) {
        illness = sick;
    }

    /** Sequence numbers that were accepted, with the id of the message. */
    Map<Long, String> accepted() {
        return accepted;
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    int requests() {
        return requests.get();
    }

    /** From queueing to the first arrival, of everything accepted since the last call. */
    synchronized List<Long> latenciesMs() {
        List<Long> taken = latenciesMs.stream().sorted().toList();
        latenciesMs.clear();
        return taken;
    }

    private void take(HttpServerRequest request, Buffer body) {
        int number = requests.incrementAndGet();
        String text = body.toString(StandardCharsets.UTF_8);
        String id = request.getHeader("webhook-id");
        if (!genuine(request, text)) {
            fault("forged: " + id);
        }
        switch (illness) {
            case REFUSING -> answer(request, id, text, number % 3 == 0 ? 500 : 204);
            case THROTTLING -> answer(request, id, text, number % 20 == 0 ? 429 : 204);
            case BREAKING -> {
                if (number % 5 == 0) {
                    request.response()
                            .putHeader("content-length", "100")
                            .write("half")
                            .onComplete(written -> request.connection().close());
                } else {
                    answer(request, id, text, 204);
                }
            }
            case SLOW -> vertx.setTimer(SLOW_MS, timer -> answer(request, id, text, 204));
            case NONE -> answer(request, id, text, 204);
        }
    }

    private void answer(HttpServerRequest request, String id, String text, int status) {
        if (status == 204) {
            accept(id, text);
        }
        if (status == 429) {
            request.response().putHeader("retry-after", "1");
        }
        request.response().setStatusCode(status).end().onFailure(gone -> {});
    }

    private synchronized void accept(String id, String text) {
        long sequence = number(SEQUENCE, text);
        String known = accepted.putIfAbsent(sequence, id);
        if (known == null) {
            latenciesMs.add(System.currentTimeMillis() - number(QUEUED, text));
        } else if (!known.equals(id)) {
            fault(sequence + " came as " + known + " and as " + id);
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private boolean genuine(HttpServerRequest request, String text) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        try {
            verifier.verify(text, headers);
            return true;
        } catch (Exception refused) {
            return false;
        }
    }

    private synchronized void fault(String what) {
        faults.add(what);
    }

    @Override
    public void close() {
        server.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
