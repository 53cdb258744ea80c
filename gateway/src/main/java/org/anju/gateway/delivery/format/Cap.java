package org.anju.gateway.delivery.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.anju.gateway.delivery.Delivery;

/**
 * A delivery as an OASIS CAP 1.2 alert. The first delivery about an alert is an Alert, a later one an Update, the one that clears it a Cancel;
 * these refer to the first. Private, addressed to the recipient; the estate's own codes are parameters.
 */
public final class Cap {
    /** The media type. */
    public static final String TYPE = "application/cap+xml";

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    /** CAP asks for an offset and for no Z. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private static final Map<String, String> CATEGORIES =
            Map.of("security", "Security", "fire", "Fire", "rescue", "Rescue", "facility", "Infra", "system", "Infra");
    private static final List<String> SEVERITIES = List.of("Unknown", "Extreme", "Severe", "Moderate", "Minor");
    private static final List<String> URGENCIES = List.of("Unknown", "Immediate", "Immediate", "Expected", "Future");

    private final String sender;
    private final ZoneId zone;

    /**
     * Writes for one sender.
     *
     * @param sender who sends, such as the host name of this gateway; without blanks, commas, {@code <} and {@code &}
     * @param zone in which times are written
     */
    public Cap(String sender, ZoneId zone) {
        this.sender = sender;
        this.zone = zone;
    }

    /** The document; the same for the same delivery, whenever it is made. */
    public String write(Delivery delivery) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(NAMESPACE);
            alert(xml, AnjuMessages.read(delivery));
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("delivery " + delivery.messageId() + " cannot be written as CAP", e);
        }
        return out.toString();
    }

    private void alert(XMLStreamWriter xml, JsonNode payload) throws XMLStreamException {
        JsonNode original = payload.path("original");
        element(xml, "identifier", payload.path("id").asText());
        element(xml, "sender", sender);
        element(xml, "sent", time(payload.path("queuedMs").asLong()));
        element(xml, "status", payload.path("alert").path("test").asBoolean() ? "Test" : "Actual");
        element(xml, "msgType", msgType(payload));
        element(xml, "scope", "Private");
        element(xml, "addresses", payload.path("recipient").asText());
        if (!original.isMissingNode()) {
            element(
                    xml,
                    "references",
                    sender
                            + ','
                            + original.path("id").asText()
                            + ','
                            + time(original.path("queuedMs").asLong()));
        }
        element(xml, "incidents", payload.path("alert").path("id").asText());
        info(xml, payload, "zh-CN", "zh");
        info(xml, payload, "en", "en");
    }

    private static String msgType(JsonNode payload) {
        if (payload.path("original").isMissingNode()) {
            return "Alert";
        }
        return payload.path("change").asText().equals("cleared") ? "Cancel" : "Update";
    }

    private void info(XMLStreamWriter xml, JsonNode payload, String language, String key) throws XMLStreamException {
        JsonNode alert = payload.path("alert");
        JsonNode cap = alert.path("cap");
        int severity = Math.min(4, Math.max(0, alert.path("severity").asInt()));
        String title = text(alert.path("title"), key);
        xml.writeStartElement("info");
        element(xml, "language", language);
        element(
                xml,
                "category",
                cap.path("category")
                        .asText(CATEGORIES.getOrDefault(alert.path("category").asText(), "Other")));
        element(xml, "event", title);
        element(xml, "urgency", cap.path("urgency").asText(URGENCIES.get(severity)));
        element(xml, "severity", cap.path("severity").asText(SEVERITIES.get(severity)));
        element(xml, "certainty", cap.path("certainty").asText("Observed"));
        xml.writeStartElement("eventCode");
        element(xml, "valueName", "anju:rule");
        element(xml, "value", alert.path("rule").asText());
        xml.writeEndElement();
        element(xml, "onset", time(alert.path("raisedMs").asLong()));
        element(xml, "senderName", payload.path("site").path("manager").asText());
        element(xml, "headline", title + " - " + alert.path("compoundName").asText());
        element(xml, "description", description(alert));
        element(xml, "instruction", text(alert.path("advice"), key));
        element(xml, "contact", payload.path("site").path("phone").asText());
        parameter(xml, "anju:change", payload.path("change").asText());
        parameter(xml, "anju:sequence", payload.path("sequence").asText());
        parameter(xml, "anju:state", alert.path("state").asText());
        parameter(xml, "anju:severity", alert.path("severity").asText());
        parameter(xml, "anju:device", alert.path("device").asText());
        parameter(xml, "anju:evidence", payload.path("evidence").path("path").asText());
        resource(xml, payload.path("evidence").path("snapshot").asText());
        area(xml, payload.path("site"));
        xml.writeEndElement();
    }

    private static String description(JsonNode alert) {
        StringBuilder text = new StringBuilder(
                alert.path("deviceName").asText(alert.path("device").asText()));
        alert.path("values").properties().forEach(value -> text.append(text.isEmpty() ? "" : "; ")
                .append(value.getKey())
                .append(" = ")
                .append(value.getValue().asText()));
        return text.toString();
    }

    private static void resource(XMLStreamWriter xml, String snapshot) throws XMLStreamException {
        if (snapshot.isEmpty()) {
            return;
        }
        xml.writeStartElement("resource");
        element(xml, "resourceDesc", "snapshot");
        element(xml, "mimeType", "image/jpeg");
        element(xml, "uri", snapshot);
        xml.writeEndElement();
    }

    private static void area(XMLStreamWriter xml, JsonNode site) throws XMLStreamException {
        xml.writeStartElement("area");
        element(
                xml,
                "areaDesc",
                (site.path("areaName").asText() + " "
                                + site.path("compoundName")
                                        .asText(site.path("compound").asText()))
                        .trim());
        if (site.has("latitude")) {
            element(
                    xml,
                    "circle",
                    site.path("latitude").asText() + ','
                            + site.path("longitude").asText() + " 0");
        }
        xml.writeStartElement("geocode");
        element(xml, "valueName", "anju:compound");
        element(xml, "value", site.path("compound").asText());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void parameter(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.writeStartElement("parameter");
            element(xml, "valueName", name);
            element(xml, "value", value);
            xml.writeEndElement();
        }
    }

    /** Characters XML 1.0 does not know are left out; an empty optional element is not written. */
    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        if (text.isEmpty()) {
            return;
        }
        xml.writeStartElement(name);
        xml.writeCharacters(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}]", ""));
        xml.writeEndElement();
    }

    private static String text(JsonNode text, String key) {
        return text.path(key).asText();
    }

    private String time(long atMs) {
        return TIME.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }
}
