package org.anju.gateway.delivery;

import java.util.List;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.model.Alert;

/** Tells the same recipients of everything. */
public final class TestDesk implements DeliveryDesk {
    private final List<String> recipients;
    private final AnjuMessages messages;

    public TestDesk(AlertJson json, String... recipients) {
        this.recipients = List.of(recipients);
        this.messages = new AnjuMessages(json, SampleEstate::estate);
    }

    @Override
    public Decision decide(Alert alert, long atMs) {
        return Decision.to(recipients.toArray(String[]::new));
    }

    @Override
    public boolean wants(String recipient, String change) {
        return true;
    }

    @Override
    public String message(Heading heading, Alert alert) {
        return messages.write(heading, alert);
    }

    @Override
    public List<String> step(String policy, int version, int step, long atMs) {
        return List.of();
    }

    @Override
    public long stepAfterMs(String policy, int version, int step) {
        return -1;
    }
}
