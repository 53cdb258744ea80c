package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.config.RoutingReader;
import org.anju.gateway.delivery.Alerts;
import org.anju.gateway.delivery.BookDesk;
import org.anju.gateway.delivery.DeliveryDesk;
import org.anju.gateway.delivery.FeedBell;
import org.anju.gateway.delivery.ReceiptDesk;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.WhyNot;
import org.anju.gateway.delivery.channel.ReceiptSignature;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.delivery.format.Cap;
import org.anju.gateway.delivery.route.BookStore.Part;
import org.anju.gateway.delivery.route.RoutingBook;
import org.anju.gateway.delivery.route.RoutingDesk;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.metrics.DeliveryMeters;
import org.anju.gateway.sql.SqlDeliveries;
import org.anju.gateway.sql.SqlEscalations;
import org.anju.gateway.sql.SqlReceipts;
import org.anju.gateway.sql.SqlRouting;
import org.anju.gateway.sql.SqlStore;

/** Delivery to test the API with. */
final class SampleDelivery {
    private SampleDelivery() {}

    /** Two recipients, of which a property manager acts for one, with a ledger of their own. */
    static DeliveryParts make(SqlStore sql, Estate estate, FeedBell bell, Clock clock) {
        Map<String, Recipient> recipients =
                Map.of("re-own", recipient("re-own", true), "re-foreign", recipient("re-foreign", false));
        SqlDeliveries ledger = new SqlDeliveries(sql);
        for (String alert : List.of("al-9", "al-own", "al-foreign")) {
            for (String recipient : recipients.keySet()) {
                Alerts.queue(
                        sql,
                        recipient,
                        alert,
                        "{\"id\":\"" + recipient + "\",\"alert\":{\"id\":\"" + alert + "\"}}",
                        1_000);
            }
        }
        RoutingDesk routing = RoutingDesk.open(
                RoutingBook.empty(ZoneOffset.UTC),
                recipients.keySet(),
                new SqlRouting(sql),
                new RoutingReader(),
                clock);
        AlertJson json = new AlertJson(SampleEstate.names(estate));
        DeliveryDesk desk = new BookDesk(routing, recipients, new AnjuMessages(json, () -> estate));
        SqlReceipts receipts = new SqlReceipts(sql);
        return new DeliveryParts(
                recipients,
                routing,
                ledger,
                receipts,
                new ReceiptDesk(receipts, new DeliveryMeters(new SimpleMeterRegistry()), clock),
                new WhyNot(routing, ledger, new SqlEscalations(sql, json, desk), recipients),
                id -> null,
                bell,
                new Cap("anju.test", ZoneOffset.UTC),
                new ReceiptSignature(clock));
    }

    private static Recipient recipient(String id, boolean forParts) {
        Set<String> accounts = new HashSet<>();
        for (Role role : Role.values()) {
            accounts.add(role.word() + "-city");
            if (forParts) {
                accounts.add(role.word());
                accounts.add(role.word() + "-part");
            }
        }
        return new Recipient(
                id,
                id,
                new Recipient.Contact("feed", null, List.of(RunningApi.SIGNING_SECRET), "", null),
                Recipient.Format.JSON,
                0,
                Set.copyOf(Recipient.CHANGES),
                accounts);
    }

    /** Puts edited routes, rosters and escalations in place. */
    static void edit(RoutingDesk routing) {
        edit(routing, Part.ROSTERS, "ro-own", "{\"otherwise\":[\"re-own\"]}");
        edit(routing, Part.ROUTES, "rt-own", "{\"to\":[\"re-own\"]}");
        edit(routing, Part.ESCALATIONS, "es-own", "{\"steps\":[{\"after\":\"5m\",\"to\":[\"re-own\"]}]}");
    }

    private static void edit(RoutingDesk routing, Part part, String id, String document) {
        if (!routing.isEdited(part, id)) {
            try {
                assertEquals(List.of(), routing.put(part, id, RunningApi.JSON.readTree(document), "x"));
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
