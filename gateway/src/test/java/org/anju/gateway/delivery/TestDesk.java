package org.anju.gateway.delivery;

import java.util.List;
import java.util.Set;
import org.anju.gateway.alert.AlertJson;
import org.anju.gateway.delivery.format.AnjuMessages;
import org.anju.gateway.fake.SampleEstate;
import org.anju.gateway.model.Alert;

/** Tells the same recipients of everything. */
public final class TestDesk implements DeliveryDesk {
    private final List<String> recipients;
    private final AnjuMessages messages;
    private Set<String> trusted = Set.of();

    public TestDesk(AlertJson json, String... recipients) {
        this.recipients = List.of(recipients);
        this.messages = new AnjuMessages(json, SampleEstate::estate);
    }

    /** These may see what is masked for others. */
    public TestDesk trusting(String... whom) {
        trusted = Set.of(whom);
        return this;
    }

    @Override
    public Decision decide(Alert alert, long atMs) {
        return new Decision(0, recipients, trusted, null, 0);
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
