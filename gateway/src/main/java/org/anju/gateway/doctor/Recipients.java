package org.anju.gateway.doctor;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.config.Config;
import org.anju.gateway.delivery.Recipient;

/** Whether the names of recipients can be looked up and anybody is told of the gravest alerts. */
final class Recipients {
    private static final String SUBJECT = "recipients";

    private final Config config;

    Recipients(Config config) {
        this.config = config;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        for (Recipient recipient : config.delivery().recipients()) {
            URI url = recipient.contact().url();
            if (url == null) {
                continue;
            }
            String host = url.getHost();
            try {
                InetAddress.getByName(host);
                findings.add(Finding.ok(SUBJECT, recipient.id() + ": " + host + " is known"));
            } catch (UnknownHostException e) {
                findings.add(Finding.fault(
                        SUBJECT,
                        recipient.id() + ": the host " + host + " cannot be looked up",
                        "correct delivery.recipients[].url, or the name server of this machine"));
            }
        }
        if (config.delivery().routes().isEmpty()) {
            findings.add(Finding.warning(
                    SUBJECT, "no route leads to anybody", "name recipients and routes if alerts shall be sent on"));
        }
        return findings;
    }
}
