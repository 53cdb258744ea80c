package org.anju.gateway.delivery.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryDesk.Heading;
import org.anju.gateway.delivery.DeliveryDesk.Original;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Area;
import org.anju.gateway.model.Compound;
import org.anju.gateway.privacy.Masking;

/** Writes the Anju JSON message, whose schema is {@code api/alert-message.schema.json}. Safe for any thread. */
public final class AnjuMessages {
    /** The value of {@code schema} in every message. */
    public static final String SCHEMA = "anju.alert/1";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Names under which devices give the address of a picture. */
    private static final List<String> SNAPSHOT = List.of("snapshot", "snapshot_url", "image", "image_url", "picture");

    private final AlertJson alerts;
    private final EstateView estate;

    public AnjuMessages(AlertJson alerts, EstateView estate) {
        this.alerts = alerts;
        this.estate = estate;
    }

    /** The payload of a delivery. */
    public String write(Heading heading, Alert alert) {
        ObjectNode node = MAPPER.createObjectNode().put("schema", SCHEMA);
        node.put("id", Delivery.messageId(heading.recipient(), alert.id(), heading.sequence()));
        node.put("recipient", heading.recipient());
        node.put("sequence", heading.sequence());
        node.put("change", heading.change());
        node.put("atMs", heading.atMs());
        node.put("queuedMs", heading.queuedMs());
        Original original = heading.original();
        if (original != null) {
            node.putObject("original")
                    .put("id", Delivery.messageId(heading.recipient(), alert.id(), original.sequence()))
                    .put("sequence", original.sequence())
                    .put("queuedMs", original.queuedMs());
        }
        if (heading.escalation() != null) {
            node.putObject("escalation").put("id", heading.escalation()).put("step", heading.step() + 1);
        }
        node.set("alert", alerts.alert(alert));
        node.set("site", site(alert));
        ObjectNode evidence = node.putObject("evidence").put("path", "/api/v1/alerts/" + alert.id() + "/evidence");
        String snapshot = snapshot(alert.fired());
        if (!snapshot.isEmpty()) {
            evidence.put("snapshot", snapshot);
        }
        return node.toString();
    }

    private ObjectNode site(Alert alert) {
        ObjectNode node = MAPPER.createObjectNode().put("area", alert.area()).put("compound", alert.compound());
        Compound compound = estate.current().compound(alert.compound());
        if (compound == null) {
            return node;
        }
        Area area = estate.current().areas().get(compound.area());
        node.put("areaName", area == null ? compound.area() : area.name());
        node.put("compoundName", compound.name());
        if (Double.isFinite(compound.latitude()) && Double.isFinite(compound.longitude())) {
            node.put("latitude", compound.latitude()).put("longitude", compound.longitude());
        }
        return node.put("manager", compound.manager()).put("phone", compound.phone());
    }

    /** The reference to a picture a device gave with its event; empty when it gave none, or it is masked. */
    public static String snapshot(Map<String, Object> fired) {
        for (String name : SNAPSHOT) {
            if (fired.get(name) instanceof String reference
                    && !reference.isBlank()
                    && !reference.equals(Masking.HIDDEN)) {
                return reference;
            }
        }
        return "";
    }

    /** A payload with other values of its alert, and without the picture they may have named. */
    public static String showing(String payload, String values) {
        try {
            ObjectNode node = (ObjectNode) MAPPER.readTree(payload);
            ((ObjectNode) node.path("alert")).set("values", MAPPER.readTree(values));
            ((ObjectNode) node.path("evidence")).remove("snapshot");
            return node.toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored message is no JSON", e);
        }
    }

    /** What a machine is sent: the payload as it is, or a summary that holds all payloads. */
    public static String text(Message message) {
        if (!message.isSummary()) {
            return message.first().payload();
        }
        ObjectNode node = MAPPER.createObjectNode().put("schema", SCHEMA).put("id", message.id());
        node.put("recipient", message.first().recipient());
        node.put("sequence", message.last().sequence());
        node.put("change", "summary");
        node.put("count", message.deliveries().size());
        ArrayNode deliveries = node.putArray("deliveries");
        message.deliveries().forEach(delivery -> deliveries.add(read(delivery)));
        return node.toString();
    }

    /** The payload of a delivery as JSON. */
    public static JsonNode read(Delivery delivery) {
        try {
            return MAPPER.readTree(delivery.payload());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the payload of delivery " + delivery.messageId() + " is no JSON", e);
        }
    }
}
