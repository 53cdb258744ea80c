package org.anju.gateway.api;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends connections that do not come to the point: a client has so long from connecting to the end of its first request's head, and from the
 * head of any request to the end of its body, however busily it trickles bytes.
 */
final class Patience {
    private final Vertx vertx;
    private final long patienceMs;
    private final Map<HttpConnection, Long> silent = new ConcurrentHashMap<>();

    Patience(Vertx vertx, Duration patience) {
        this.vertx = vertx;
        this.patienceMs = patience.toMillis();
    }

    /** A client has connected and said nothing yet. */
    void opened(HttpConnection connection) {
        silent.put(connection, vertx.setTimer(patienceMs, late -> connection.close()));
        connection.closeHandler(closed -> heard(connection));
    }

    /** The head of a request has come. */
    void asked(HttpServerRequest request) {
        heard(request.connection());
        if (request.isEnded() || "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            return;
        }
        String length = request.getHeader("Content-Length");
        boolean hasBody = (length != null && !length.equals("0")) || request.getHeader("Transfer-Encoding") != null;
        if (hasBody) {
            long timer = vertx.setTimer(patienceMs, late -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
            request.response().endHandler(done -> vertx.cancelTimer(timer));
        }
    }

    private void heard(HttpConnection connection) {
        Long timer = silent.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
