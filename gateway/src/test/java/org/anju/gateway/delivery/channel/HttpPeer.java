package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service on loopback that answers 200 with a text; the next answer can be another. */
final class HttpPeer implements AutoCloseable {
    record Request(URI uri, Map<String, List<String>> headers, String body) {}

    record Answer(int status, String body) {}

    private final Function<Request, Answer> usual;
    private final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();
    final List<Request> taken = new CopyOnWriteArrayList<>();
    private final int port;
    private @Nullable HttpServer server;

    HttpPeer(Function<Request, Answer> usual) throws IOException {
        this.usual = usual;
        open(0);
        this.port = server.getAddress().getPort();
    }

    private void open(int wanted) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    void next(int status, String body) {
        script.add(new Answer(status, body));
    }

    void comes() throws IOException {
        if (server == null) {
            open(port);
        }
    }

    void goes() {
        close();
        server = null;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Answer scripted = script.poll();
        Answer answer = scripted == null ? usual.apply(request) : scripted;
        if (scripted == null) {
            taken.add(request);
        }
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
