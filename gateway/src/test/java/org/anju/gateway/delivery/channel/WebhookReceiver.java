package org.anju.gateway.delivery.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver on loopback that checks every message with the public Standard Webhooks library, and answers as scripted, else 204. */
public final class WebhookReceiver implements AutoCloseable {
    /** What arrived. */
    public record Message(String id, String body, boolean genuine, int answered) {}

    private record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Webhook verifier;
    private final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private volatile int refusals;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    public WebhookReceiver(String secret) throws IOException, EmptyWebhookSecretException {
        verifier = new Webhook(secret);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
    }

    /** Answers the next message so. */
    public void next(int status, Map<String, String> headers, String body) {
        script.add(new Answer(status, headers, body));
    }

    public void next(int status) {
        next(status, Map.of(), "");
    }

    /** Answers every message so many times with 500 before it is accepted; a message is known by its id. */
    public void refuseEach(int times) {
        refusals = times;
    }

    /** Everything that arrived, refused or not, in order. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** What was accepted, in order. */
    public List<Message> accepted() {
        return messages.stream().filter(message -> message.answered() == 204).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        boolean genuine = genuine(body, headers);
        Answer scripted = script.poll();
        String id = headers.getOrDefault("webhook-id", List.of("")).get(0);
        Answer answer = scripted != null ? scripted : new Answer(status(id, genuine), Map.of(), "");
        messages.add(new Message(id, body, genuine, answer.status()));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private int status(String id, boolean genuine) {
        if (!genuine) {
            return 401;
        }
        return refused.merge(id, 1, Integer::sum) <= refusals ? 500 : 204;
    }

    private boolean genuine(String body, Map<String, List<String>> headers) {
        try {
            verifier.verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }
}
