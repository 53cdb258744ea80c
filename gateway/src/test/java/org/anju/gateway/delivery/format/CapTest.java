package org.anju.gateway.delivery.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryDesk.Heading;
import org.anju.gateway.delivery.DeliveryDesk.Original;
import org.anju.gateway.delivery.Message;
import org.anju.gateway.delivery.channel.TestParts;
import org.anju.gateway.fake.MemoryAlertBook;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** CAP is checked with the schema of the OASIS standard, by the validator of the platform. */
class CapTest {
    private static final Cap CAP = new Cap("anju.test", TestParts.ZONE);
    private static final Original FIRST = new Original(3, 1_700_000_000_000L);

    private static Delivery delivery(String change, Original original, Alert alert) {
        Heading heading = new Heading("bureau", 7, change, 1_700_000_060_000L, 1_700_000_061_000L, original, null, 0);
        return TestParts.delivery("bureau", 7, alert.id(), SampleMessages.MESSAGES.write(heading, alert));
    }

    private static String valid(String xml) {
        try {
            Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Objects.requireNonNull(CapTest.class.getResource("/cap/CAP-v1.2.xsd")));
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return xml;
        } catch (SAXException | java.io.IOException e) {
            throw new AssertionError(e.getMessage() + "\n" + xml, e);
        }
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(valid(xml))));
    }

    private static String text(Document document, String element) {
        var found = document.getElementsByTagNameNS("urn:oasis:names:tc:emergency:cap:1.2", element);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    @Test
    void anAlertIsWhatTheStandardAsksFor() throws Exception {
        Alert alert = SampleMessages.alert(Category.SECURITY, Severity.LEVEL_1, AlertState.RAISED, Map.of());
        Document cap = parse(CAP.write(delivery("raised", null, alert)));
        assertEquals("bureau:" + alert.id() + ":7", text(cap, "identifier"));
        assertEquals("anju.test", text(cap, "sender"));
        assertEquals("2023-11-15T06:14:21+08:00", text(cap, "sent"));
        assertEquals("Actual", text(cap, "status"));
        assertEquals("Alert", text(cap, "msgType"));
        assertEquals("Private", text(cap, "scope"));
        assertEquals("bureau", text(cap, "addresses"));
        assertEquals("", text(cap, "references"));
        assertEquals("Security", text(cap, "category"));
        assertEquals("Extreme", text(cap, "severity"));
        assertEquals("Immediate", text(cap, "urgency"));
        assertEquals("Observed", text(cap, "certainty"));
    }

    @Test
    void aTestAlertIsATest() throws Exception {
        Alert test = new MemoryAlertBook().test("te-1", "A1-C1", "li", 1_700_000_000_000L);
        Delivery delivery = delivery("raised", null, test);
        assertEquals("Test", text(parse(CAP.write(delivery)), "status"));
        assertEquals("【测试】【二级·治安】测试告警｜小区 A1-C1", new Words(TestParts.ZONE).subject(new Message(List.of(delivery))));
    }

    @Test
    void updateAndCancelReferToTheOriginal() throws Exception {
        Alert alert = SampleMessages.alert(Category.FIRE, Severity.LEVEL_2, AlertState.CLEARED, Map.of());
        String reference = "anju.test,bureau:" + alert.id() + ":3,2023-11-15T06:13:20+08:00";
        for (String change : new String[] {"acknowledged", "escalated", "raised"}) {
            Document update = parse(CAP.write(delivery(change, FIRST, alert)));
            assertEquals("Update", text(update, "msgType"), change);
            assertEquals(reference, text(update, "references"));
        }
        Document cancel = parse(CAP.write(delivery("cleared", FIRST, alert)));
        assertEquals("Cancel", text(cancel, "msgType"));
        assertEquals(reference, text(cancel, "references"));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void everyCategoryAndSeverityIsValid(Category category) {
        for (Severity severity : Severity.values()) {
            valid(CAP.write(
                    delivery("raised", null, SampleMessages.alert(category, severity, AlertState.RAISED, Map.of()))));
        }
    }

    @Test
    void aPictureIsAResource() throws Exception {
        Alert alert = SampleMessages.alert(
                Category.SECURITY,
                Severity.LEVEL_1,
                AlertState.RAISED,
                Map.of("snapshot", "http://10.0.0.7/p?a=1&b=2"));
        assertEquals("http://10.0.0.7/p?a=1&b=2", text(parse(CAP.write(delivery("raised", null, alert))), "uri"));
    }

    @Property(tries = 200)
    void whateverADeviceSendsIsValid(
            @ForAll @StringLength(max = 40) String name, @ForAll @StringLength(max = 80) String value) {
        Map<String, Object> fired = new LinkedHashMap<>();
        fired.put("a" + name, value);
        Alert alert = SampleMessages.alert(Category.SECURITY, Severity.LEVEL_3, AlertState.RAISED, fired);
        String xml = CAP.write(delivery("raised", null, alert));
        valid(new String(xml.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void theSchemaRefusesWhatIsWrong() {
        Alert alert = SampleMessages.alert(Category.FIRE, Severity.LEVEL_2, AlertState.RAISED, Map.of());
        String good = CAP.write(delivery("raised", null, alert));
        for (String bad : new String[] {
            good.replace("<msgType>Alert", "<msgType>Alarm"),
            good.replace("+08:00</sent>", "Z</sent>"),
            good.replace("<status>Actual</status>", ""),
            good.replace("<category>Fire", "<category>fire"),
        }) {
            assertThrows(AssertionError.class, () -> valid(bad));
        }
        assertTrue(good.contains("urn:oasis:names:tc:emergency:cap:1.2"));
    }
}
