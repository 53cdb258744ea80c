package org.anju.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.LedgerRow;
import org.anju.gateway.delivery.LineStatus;
import org.anju.gateway.delivery.Receipt;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.route.Reason;
import org.jspecify.annotations.Nullable;

/** Delivery as the API shows it. */
final class DeliveryJson {
    private DeliveryJson() {}

    static ObjectNode delivery(Delivery delivery) {
        ObjectNode node = Json.object();
        node.put("id", delivery.messageId());
        node.put("recipient", delivery.recipient());
        node.put("sequence", delivery.sequence());
        node.put("alert", delivery.alert());
        node.put("change", delivery.change());
        node.put("state", delivery.state().word());
        node.put("attempts", delivery.attempts());
        node.put("queuedMs", delivery.queuedMs());
        Json.put(node, "sentMs", delivery.sentMs());
        Json.put(node, "deliveredMs", delivery.deliveredMs());
        Json.put(node, "receivedMs", delivery.receivedMs());
        Json.put(node, "handledMs", delivery.handledMs());
        if (delivery.state().isPending()) {
            node.put("nextAttemptMs", delivery.nextAttemptMs());
        }
        Json.put(node, "lastError", delivery.lastError());
        Json.put(node, "digest", delivery.digest());
        return node;
    }

    static ObjectNode row(LedgerRow row, @Nullable Recipient recipient, @Nullable LineStatus status) {
        ObjectNode node = Json.object();
        node.put("recipient", row.recipient());
        node.put("name", recipient == null ? row.recipient() : recipient.name());
        node.put("configured", recipient != null);
        Json.put(node, "channel", recipient == null ? null : recipient.contact().channel());
        node.put("raised", row.raised());
        node.put("delivered", row.delivered());
        node.put("pending", row.pending());
        node.put("dead", row.dead());
        node.put("queued", row.queued());
        node.put("sent", row.sent());
        node.put("received", row.received());
        node.put("handled", row.handled());
        node.put("highestSequence", row.highestSequence());
        Json.put(node, "oldestPendingMs", row.oldestPendingMs());
        node.put("balanced", row.isBalanced());
        status(node, status);
        return node;
    }

    static ObjectNode recipient(Recipient recipient, boolean mine, @Nullable LineStatus status) {
        ObjectNode node = Json.object();
        node.put("id", recipient.id());
        node.put("name", recipient.name());
        node.put("channel", recipient.contact().channel());
        node.put("format", recipient.format().name().toLowerCase(Locale.ROOT));
        node.put("target", recipient.contact().shown());
        node.put("perMinute", recipient.perMinute());
        ArrayNode changes = node.putArray("changes");
        Recipient.CHANGES.stream().filter(recipient.changes()::contains).forEach(changes::add);
        node.put("mine", mine);
        status(node, status);
        return node;
    }

    private static void status(ObjectNode node, @Nullable LineStatus status) {
        if (status != null) {
            node.put("circuit", status.circuit());
            node.put("ready", status.ready());
            Json.put(node, "lastDeliveredMs", status.deliveredMs());
            Json.put(node, "lastError", status.lastError());
        }
    }

    static ObjectNode receipt(Receipt receipt) {
        ObjectNode node = Json.object();
        node.put("id", receipt.id());
        node.put("recipient", receipt.recipient());
        node.put("alert", receipt.alert());
        node.put("disposition", receipt.disposition().word());
        node.put("by", receipt.sender());
        Json.put(node, "officer", receipt.officer());
        Json.put(node, "note", receipt.note());
        node.put("atMs", receipt.atMs());
        Json.put(node, "saidMs", receipt.saidMs());
        return node;
    }

    static ObjectNode why(WhyNot.Why why) {
        ObjectNode node = Json.object();
        node.put("recipient", why.recipient().id());
        node.put("name", why.recipient().name());
        node.put(
                "told",
                !why.sequences().isEmpty()
                        || why.reasons().stream().anyMatch(reason -> reason.code() == Reason.Code.TOLD));
        ArrayNode sequences = node.putArray("sequences");
        why.sequences().forEach(sequences::add);
        node.set("reasons", Json.array(why.reasons(), reason -> {
            ObjectNode item = Json.object().put("code", reason.code().word());
            Json.text(item, "text", reason.text());
            Json.put(item, "origin", reason.origin());
            return item;
        }));
        return node;
    }
}
