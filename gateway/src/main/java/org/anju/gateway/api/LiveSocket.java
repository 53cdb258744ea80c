package org.anju.gateway.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.anju.gateway.live.LiveFeed;
import org.anju.gateway.live.LiveSession;
import org.anju.gateway.live.Outlet;
import org.anju.gateway.live.Subscription;
import org.jspecify.annotations.Nullable;

/** The WebSocket of asyncapi.yaml: takes subscriptions from a page and gives it the frames of the live feed. */
final class LiveSocket implements Handler<RoutingContext> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final short POLICY = 1008;
    private static final int WRITE_QUEUE_BYTES = 256 * 1024;
    private static final int LONGEST_ID = 64;

    private final LiveFeed feed;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();

    /** A socket, whose it is, and the session of the page; null for a machine. */
    private record Open(
            ServerWebSocket socket,
            String username,
            @Nullable String sessionToken) {}

    LiveSocket(LiveFeed feed) {
        this.feed = feed;
    }

    @Override
    public void handle(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        Caller caller = Objects.requireNonNull(Gatekeeper.caller(ctx));
        if (caller.csrfToken() != null && isForeign(request)) {
            ctx.fail(Problem.of(403, "forbidden", "The page that opens this socket is of another origin."));
            return;
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            ctx.response().putHeader("Upgrade", "websocket");
            ctx.fail(Problem.of(426, "upgrade_required", "This path is a WebSocket: see asyncapi.yaml."));
            return;
        }
        String session = caller.csrfToken() == null ? null : Gatekeeper.sessionToken(request);
        request.toWebSocket()
                .onSuccess(socket -> serve(socket, caller, session))
                .onFailure(ctx::fail);
    }

    /** Ends the sockets of a session that signed out. */
    void signedOut(String sessionToken) {
        end(one -> sessionToken.equals(one.sessionToken()), "signed out");
    }

    /** Ends all sockets of a user whose rights have changed; who still may comes back. */
    void ended(String username) {
        end(one -> username.equals(one.username()), "rights have changed");
    }

    private void end(Predicate<Open> which, String reason) {
        open.stream().filter(which).forEach(one -> one.socket().close(POLICY, reason));
    }

    private void serve(ServerWebSocket socket, Caller caller, @Nullable String sessionToken) {
        socket.setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        LiveSession page = feed.open(caller.viewer(), outlet(socket), caller.expiresMs());
        if (page == null) {
            socket.close((short) 1013, "too many pages are connected: try again later");
            return;
        }
        Open one = new Open(socket, caller.username(), sessionToken);
        open.add(one);
        socket.closeHandler(closed -> {
            feed.remove(page);
            open.remove(one);
        });
        socket.exceptionHandler(broken -> socket.close());
        socket.textMessageHandler(text -> {
            Subscription subscription = parse(text);
            if (subscription == null) {
                refuse(socket);
            } else {
                page.subscribe(subscription);
            }
        });
    }

    private static void refuse(ServerWebSocket socket) {
        if (socket.writeQueueFull()) {
            socket.close(POLICY, "too many messages that are no subscriptions");
            return;
        }
        socket.writeTextMessage(
                "{\"type\":\"error\",\"code\":\"bad_request\",\"detail\":\"Send"
                        + " {'type':'subscribe','view':'overview'|'compound'|'device','id':'…'}; id names the compound or device.\"}");
    }

    private static @Nullable Subscription parse(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message == null || !message.path("type").asText().equals("subscribe")) {
                return null;
            }
            String view = message.path("view").asText();
            String id = message.path("id").asText();
            return switch (view) {
                case "overview" -> new Subscription(Subscription.View.OVERVIEW, null);
                case "compound", "device" ->
                    id.isEmpty() || id.length() > LONGEST_ID
                            ? null
                            : new Subscription(Subscription.View.valueOf(view.toUpperCase(Locale.ROOT)), id);
                default -> null;
            };
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    /** Browsers tell the origin of the page; without one the client is no browser. */
    private static boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return !Objects.equals(URI.create(origin).getAuthority(), request.getHeader("Host"));
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    private static Outlet outlet(ServerWebSocket socket) {
        return new Outlet() {
            @Override
            public boolean isFull() {
                return !socket.isClosed() && socket.writeQueueFull();
            }

            @Override
            public void send(String frame) {
                if (!socket.isClosed()) {
                    socket.writeTextMessage(frame);
                }
            }

            @Override
            public void close(String reason) {
                if (!socket.isClosed()) {
                    socket.close(POLICY, reason);
                }
            }
        };
    }
}
