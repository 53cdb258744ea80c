package org.anju.sim.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.anju.sim.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the live feed and notes when it first told of each alert and of its clearing. A break is noted too: what happened
 * meanwhile cannot be held against the feed. Thread-safe.
 */
public final class LiveWatch implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long OPEN_WITHIN_S = 15;
    private static final int LONGEST_FRAME = 32 * 1024 * 1024;

    private final Clock clock;
    private final Map<String, Long> raisedSeenMs = new ConcurrentHashMap<>();
    private final Map<String, Long> clearedSeenMs = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> subscribed = new CompletableFuture<>();
    private volatile String broken = "";
    private volatile boolean closing;
    private volatile @Nullable WebSocket socket;

    private LiveWatch(Clock clock) {
        this.clock = clock;
    }

    /**
     * Opens the feed and subscribes to all the user may see.
     *
     * @throws BadInputException when the gateway does not open it
     */
    public static LiveWatch open(HttpClient http, Rest rest, Clock clock) {
        LiveWatch watch = new LiveWatch(clock);
        URI base = rest.base();
        String scheme = "https".equals(base.getScheme()) ? "wss" : "ws";
        URI uri = URI.create(scheme + "://" + base.getAuthority() + "/api/v1/live");
        Map.Entry<String, String> authorisation = rest.authorisation();
        try {
            watch.socket = http.newWebSocketBuilder()
                    .header(authorisation.getKey(), authorisation.getValue())
                    .buildAsync(uri, watch.new Frames())
                    .orTimeout(OPEN_WITHIN_S, TimeUnit.SECONDS)
                    .join();
            watch.subscribed.orTimeout(OPEN_WITHIN_S, TimeUnit.SECONDS).join();
            return watch;
        } catch (CompletionException e) {
            throw new BadInputException("the live feed " + uri + " does not open: " + e.getCause(), e);
        }
    }

    /** When the feed first told of an alert, epoch milliseconds; 0 when it did not. */
    long raisedSeenMs(String alert) {
        return raisedSeenMs.getOrDefault(alert, 0L);
    }

    /** When the feed first told that an alert cleared; 0 when it did not. */
    long clearedSeenMs(String alert) {
        return clearedSeenMs.getOrDefault(alert, 0L);
    }

    /** Why the feed ended before its time; empty while it runs. */
    String broken() {
        return broken;
    }

    private void frame(String text) {
        JsonNode frame;
        try {
            frame = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            broken = "a frame is no JSON: " + e.getOriginalMessage();
            return;
        }
        switch (frame.path("type").asText()) {
            case "snapshot" -> subscribed.complete(true);
            case "error" ->
                broken = "it refused the subscription: " + frame.path("detail").asText();
            default -> {}
        }
        long nowMs = clock.millis();
        for (JsonNode alert : frame.path("alerts")) {
            Sighting sighting = Sighting.of(alert);
            raisedSeenMs.putIfAbsent(sighting.id(), nowMs);
            if (sighting.isCleared()) {
                clearedSeenMs.putIfAbsent(sighting.id(), nowMs);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private final class Frames implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void onOpen(WebSocket opened) {
            var unused = opened.sendText("{\"type\":\"subscribe\",\"view\":\"overview\"}", true);
            opened.request(1);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (text.length() > LONGEST_FRAME) {
                broken = "a frame is longer than " + LONGEST_FRAME + " characters";
                from.abort();
            }
            if (last) {
                frame(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            end("closed with " + status + " " + reason);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(String.valueOf(error.getMessage()));
        }

        private void end(String why) {
            if (!closing) {
                broken = why;
            }
        }
    }
}
