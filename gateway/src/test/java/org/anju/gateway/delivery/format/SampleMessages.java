package org.anju.gateway.delivery.format;

import java.util.Map;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.DeliveryDesk.Heading;
import org.anju.gateway.delivery.channel.TestParts;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.AlertCoding;
import org.anju.gateway.model.AlertState;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.Handling;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;

/** Messages about a camera of the sample estate. */
public final class SampleMessages {
    public static final AnjuMessages MESSAGES =
            new AnjuMessages(new AlertJson(SampleEstate.names(SampleEstate.estate())), SampleEstate::estate);

    private SampleMessages() {}

    public static Alert alert(Category category, Severity severity, AlertState state, Map<String, Object> fired) {
        return new Alert(
                "al-1",
                "camera.signal_lost",
                "1",
                "A1-C1-camera-1",
                severity,
                category,
                state,
                "A1",
                "A1-C1",
                "A1-C1-camera-1",
                "camera",
                new Text("信号丢失 <1>", "signal lost & gone"),
                new Text("到场查看", "go and look"),
                "signal_lost",
                fired,
                1_700_000_000_000L,
                null,
                null,
                null,
                null,
                null,
                1_700_000_000_000L,
                1,
                AlertCoding.NONE,
                Handling.NEW);
    }

    /** The first message to a recipient about an alert. */
    public static Delivery delivery(String recipient, long sequence, Alert alert) {
        Heading heading =
                new Heading(recipient, sequence, "raised", alert.raisedMs(), alert.raisedMs() + 5, null, null, 0);
        return TestParts.delivery(recipient, sequence, alert.id(), MESSAGES.write(heading, alert));
    }
}
