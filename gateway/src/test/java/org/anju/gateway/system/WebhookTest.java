package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.anju.gateway.delivery.channel.WebhookReceiver;
import org.anju.gateway.delivery.format.MessageSchema;
import org.anju.gateway.fake.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recipient that refuses everything twice, and a gateway that is killed meanwhile: each alert still arrives, and the ledger adds up. */
@Timeout(90)
final class WebhookTest {
    private static final int ALERTS = 4;
    private static final int REFUSALS = 2;
    private static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("a secret of 32 bytes for a test.".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    @Test
    void eachAlertArrivesInOrderThoughRefusedTwiceAndInterruptedByAKill() throws Exception {
        try (WebhookReceiver bureau = new WebhookReceiver(SECRET)) {
            bureau.refuseEach(REFUSALS);
            GatewayProcess gateway = start(bureau);
            try {
                Rest before = Rest.signIn(gateway);
                MosquittoPub client = new MosquittoPub(gateway.mqttPort(), "mqttv5");
                for (String gate : SmallEstate.ids("gate", ALERTS)) {
                    assertEquals(
                            0,
                            client.publish(gate, "anju/" + gate + "/event", "{\"event\":\"duress\"}")
                                    .exitCode());
                }
                Await.until("the alerts in the ledger", () -> raised(before) == ALERTS);
                Await.until(
                        "the second alert refused once", () -> bureau.messages().size() > REFUSALS + 1);
                addsUp(before);
                gateway.kill();
                gateway = gateway.again();
                Rest after = Rest.signIn(gateway);

                Await.until("everything delivered", () -> {
                    addsUp(after);
                    return ledger(after).path("delivered").asLong() == ALERTS;
                });
                assertEquals(ALERTS, raised(after));
                checkFeed(after);
                assertEquals(ALERTS, ledger(after).path("highestSequence").asLong());
                assertEquals(ALERTS, after.get("/alerts").path("items").size());
            } finally {
                gateway.close();
            }
            check(bureau);
        }
    }

    private GatewayProcess start(WebhookReceiver bureau) throws Exception {
        Path estate = SmallEstate.write(folder.resolve("estate.json"), 0, ALERTS);
        Path config = Files.writeString(folder.resolve("anju.yaml"), """
                delivery:
                  recipients:
                    - { id: bureau, name: 公安局, url: "%s", secrets: ["%s"] }
                  routes:
                    - { id: security, to: [bureau], categories: [security] }
                """.formatted(bureau.url(), SECRET));
        return GatewayProcess.start(
                folder.resolve("data"), Map.of(), "--config", config.toString(), "--estate", estate.toString());
    }

    private static void checkFeed(Rest rest) {
        String page = rest.get("/feeds/bureau/alerts").toString();
        assertEquals(List.of(), MessageSchema.pageProblems(page), page);
        String cap = rest.get("/feeds/bureau/alerts?format=cap&after=1").toString();
        assertEquals(List.of(), MessageSchema.pageProblems(cap), cap);
        for (String bad : List.of(
                page.replace("\"next\":" + ALERTS, "\"next\":-1"),
                page.replace("\"highest\"", "\"most\""),
                page.replace("\"message\"", "\"body\""),
                page.replace("anju.alert/1", "other/1"))) {
            assertFalse(MessageSchema.pageProblems(bad).isEmpty(), bad);
        }
    }

    private static void check(WebhookReceiver bureau) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<String, Long> sequences = new HashMap<>();
        for (WebhookReceiver.Message message : bureau.messages()) {
            assertTrue(message.genuine(), message.body());
            assertEquals(List.of(), MessageSchema.problems(message.body()), message.body());
            long sequence = json.readTree(message.body()).path("sequence").asLong();
            Long known = sequences.putIfAbsent(message.id(), sequence);
            assertTrue(known == null || known == sequence, message.id() + " stands for two messages");
        }
        assertEquals(ALERTS, sequences.size(), "one id for each message, however often it was sent");
        Set<Long> accepted = bureau.accepted().stream()
                .map(message -> sequences.get(message.id()))
                .collect(Collectors.toSet());
        assertEquals(LongStream.rangeClosed(1, ALERTS).boxed().collect(Collectors.toSet()), accepted);
        for (String id : sequences.keySet()) {
            long refused = bureau.messages().stream()
                    .filter(message -> message.id().equals(id) && message.answered() == 500)
                    .count();
            assertEquals(REFUSALS, refused, id);
        }
    }

    private static long raised(Rest rest) {
        return ledger(rest).path("raised").asLong();
    }

    private static void addsUp(Rest rest) {
        JsonNode row = ledger(rest);
        assertEquals(
                row.path("raised").asLong(),
                row.path("delivered").asLong()
                        + row.path("pending").asLong()
                        + row.path("dead").asLong(),
                row.toString());
    }

    private static JsonNode ledger(Rest rest) {
        return rest.get("/ledger").path(0);
    }
}
