package org.anju.sim.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The delivering half of the stub: signs and posts, with the bugs a deliverer can have. Used on one thread. */
final class StubBureau {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bug bug;
    private final URI url;
    private final byte[] key;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Deque<ObjectNode> held = new ArrayDeque<>();
    private long sequence;
    private long delivered;

    StubBureau(Bug bug, int port, String secret) {
        this.bug = bug;
        this.url = URI.create("http://127.0.0.1:" + port + "/");
        this.key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    void tell(String change, ObjectNode alert) {
        if (bug == Bug.DELIVERS_NOTHING) {
            return;
        }
        sequence += bug == Bug.SKIPS_A_NUMBER && sequence == 1 ? 2 : 1;
        ObjectNode message = JSON.createObjectNode();
        message.put("recipient", "bureau").put("sequence", sequence).put("change", change);
        message.set("alert", alert);
        if (bug == Bug.DELIVERS_OUT_OF_ORDER && held.isEmpty()) {
            held.add(message);
            return;
        }
        post(message);
        if (bug == Bug.DELIVERS_TWICE) {
            post(message);
        }
        while (!held.isEmpty()) {
            post(held.remove());
        }
    }

    private void post(ObjectNode message) {
        String id = "bureau-" + message.path("sequence").asLong();
        long timestamp = System.currentTimeMillis() / 1_000;
        String body = message.toString();
        String signature = sign(id + "." + timestamp + "." + body);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", "v1," + (bug == Bug.DELIVERS_UNSIGNED ? "AAAA" : signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            delivered +=
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 204 ? 1 : 0;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectNode ledger() {
        long raised = sequence + (bug == Bug.LEDGER_DOES_NOT_ADD_UP ? 1 : 0);
        long settled = bug == Bug.LEDGER_DOES_NOT_ADD_UP ? delivered : raised;
        return JSON.createObjectNode()
                .put("recipient", "bureau")
                .put("raised", raised)
                .put("delivered", settled)
                .put("pending", 0)
                .put("dead", 0)
                .put("highestSequence", sequence);
    }
}
