package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.anju.sim.BadInputException;

/**
 * The bureau's webhook, served by the tester: checks every message's Standard Webhooks signature and keeps it. A message that is not
 * genuine is refused with 401.
 */
public final class Bureau implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "whsec_";
    private static final long TOLERANCE_S = 300;
    private static final int MOST_BODY = 1024 * 1024;
    private static final int MOST_RECEIPTS = 200_000;

    private final HttpServer server;
    private final SecretKeySpec key;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "bureau");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Receipt> receipts = new ArrayList<>();

    private Bureau(HttpServer server, SecretKeySpec key, Clock clock) {
        this.server = server;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Opens the webhook on loopback.
     *
     * @param port 0 for any free one
     * @param secret {@code whsec_} and the key in base64, as in the gateway's configuration
     * @throws BadInputException when the port is taken or the secret is none
     */
    public static Bureau open(int port, String secret, Clock clock) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "ANJU_BUREAU_SECRET is no whsec_… secret; give the one of the gateway's recipient", e);
        }
        if (bytes.length == 0) {
            throw new BadInputException("ANJU_BUREAU_SECRET is empty; give the secret of the gateway's recipient");
        }
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            Bureau bureau = new Bureau(server, new SecretKeySpec(bytes, "HmacSHA256"), clock);
            server.createContext("/", bureau::receive);
            server.setExecutor(bureau.threads);
            server.start();
            return bureau;
        } catch (IOException e) {
            throw new BadInputException(
                    "--bureau-port " + port + " cannot be opened (" + e.getMessage() + "); choose another", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Everything that came so far, in order. */
    public List<Receipt> receipts() {
        synchronized (receipts) {
            return List.copyOf(receipts);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY);
            boolean genuine = isGenuine(exchange.getRequestHeaders(), body);
            JsonNode message = parse(body);
            JsonNode alert = message.path("alert");
            Receipt receipt = new Receipt(
                    first(exchange.getRequestHeaders(), "webhook-id"),
                    genuine,
                    message.path("sequence").asLong(),
                    message.path("change").asText(),
                    alert.path("id").asText(),
                    alert.path("rule").asText(),
                    alert.path("compound").asText(""),
                    alert.path("device").asText(""),
                    clock.millis());
            synchronized (receipts) {
                if (receipts.size() < MOST_RECEIPTS) {
                    receipts.add(receipt);
                }
            }
            exchange.sendResponseHeaders(genuine ? 204 : 401, -1);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.nullNode() : node;
        } catch (IOException e) {
            return JSON.nullNode();
        }
    }

    private static String first(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private boolean isGenuine(Headers headers, byte[] body) {
        String id = first(headers, "webhook-id");
        String timestamp = first(headers, "webhook-timestamp");
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        if (Math.abs(clock.millis() / 1_000 - Long.parseLong(timestamp)) > TOLERANCE_S) {
            return false;
        }
        byte[] expected = sign(id + "." + timestamp + ".", body);
        for (String signature : first(headers, "webhook-signature").split(" ", -1)) {
            if (signature.startsWith("v1,") && MessageDigest.isEqual(expected, decode(signature.substring(3)))) {
                return true;
            }
        }
        return false;
    }

    private byte[] sign(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
