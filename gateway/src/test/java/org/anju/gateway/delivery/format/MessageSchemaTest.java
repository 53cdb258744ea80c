package org.anju.gateway.delivery.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.AlertLife;
import org.anju.gateway.alert.Change;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryDesk.Heading;
import org.anju.gateway.delivery.DeliveryDesk.Original;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.channel.TestParts;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.Test;

/** Every form a message takes is what its schema says, and the schema lets nothing else pass. */
class MessageSchemaTest {
    private static final long NOW = 1_700_000_060_000L;

    private static final Alert ALERT = SampleMessages.alert(
            Category.SECURITY,
            Severity.LEVEL_1,
            AlertState.RAISED,
            Map.of("temperature_c", 71.5, "event", "smoke", "snapshot", "http://10.0.0.7/p.jpg"));

    private static Delivery delivery(long sequence, String change, Alert alert) {
        Original original = change.equals("raised") ? null : new Original(1, NOW - 10);
        Heading heading = new Heading(
                "bureau", sequence, change, NOW, NOW + 5, original, change.equals("escalated") ? "night" : null, 1);
        return TestParts.delivery("bureau", sequence, alert.id(), SampleMessages.MESSAGES.write(heading, alert));
    }

    private static String text(Delivery... deliveries) {
        return AnjuMessages.text(new Message(List.of(deliveries)));
    }

    @Test
    void everyChangeAndASummaryIsValid() {
        Delivery raised = delivery(1, "raised", ALERT);
        Delivery acknowledged = delivery(2, "acknowledged", AlertLife.acknowledged(ALERT, "li", NOW));
        Delivery escalated = delivery(3, "escalated", ALERT);
        Change.Cleared over = new Change.Cleared(ALERT.rule(), ALERT.subject(), NOW, NOW, 2, null);
        Delivery cleared = delivery(4, "cleared", AlertLife.cleared(ALERT, over));
        Delivery byHand = delivery(5, "cleared", AlertLife.closed(ALERT, "li", "false", NOW));
        Delivery removed = delivery(6, "cleared", AlertLife.removed(ALERT, NOW));
        for (Delivery each : List.of(raised, acknowledged, escalated, cleared, byHand, removed)) {
            assertEquals(List.of(), MessageSchema.problems(text(each)), each.payload());
        }
        String summary = text(raised, acknowledged, escalated, cleared, byHand, removed);
        assertEquals(List.of(), MessageSchema.problems(summary), summary);
    }

    @Test
    void whatIsWrongIsRefused() {
        String good = text(delivery(1, "raised", ALERT));
        String summary = text(delivery(1, "raised", ALERT), delivery(2, "escalated", ALERT));
        for (String bad : List.of(
                good.replace("anju.alert/1", "anju.alert/2"),
                good.replace("\"sequence\":1", "\"sequence\":0"),
                good.replace("\"change\":\"raised\"", "\"change\":\"new\""),
                good.replace("\"state\":\"raised\"", "\"state\":\"open\""),
                good.replace("\"severity\":1", "\"severity\":\"1\""),
                good.replace("\"evidence\"", "\"proof\""),
                summary.replace("\"count\":2", "\"count\":1"),
                summary.replace("\"site\"", "\"place\""),
                "{")) {
            assertFalse(MessageSchema.problems(bad).isEmpty(), bad);
        }
    }
}
