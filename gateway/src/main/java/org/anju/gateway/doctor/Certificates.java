package org.anju.gateway.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.config.Config;
import org.anju.gateway.config.HttpConfig;
import org.anju.gateway.config.MqttConfig;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.jspecify.annotations.Nullable;

/** Whether certificates and keys can be used, fit each other and last. */
final class Certificates {
    private final Config config;
    private final Clock clock;

    Certificates(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        HttpConfig.Tls web = config.http().tls();
        if (web != null) {
            pair("web certificate", web.certificate(), web.key(), findings);
            authorities("web client authorities", web.clientAuthorities(), findings);
        }
        MqttConfig.Tls mqtt = config.mqtt().tls();
        if (mqtt != null) {
            pair("MQTT certificate", mqtt.certificate(), mqtt.key(), findings);
            authorities("device authorities", mqtt.clientAuthorities(), findings);
        }
        for (MqttConfig.Link link : config.mqtt().links()) {
            authorities("authorities of broker " + link.id(), link.authorities(), findings);
        }
        Config.Identity identity = config.delivery().identity();
        if (identity.certificate() != null && identity.key() != null) {
            pair("recipients' certificate", identity.certificate(), identity.key(), findings);
        }
        authorities("recipients' authorities", identity.authorities(), findings);
        return findings;
    }

    private void pair(String subject, Path certificate, Path key, List<Finding> findings) {
        try {
            ServerCertificate opened = ServerCertificate.open(certificate, key, clock);
            String trouble = opened.trouble();
            if (trouble.isEmpty()) {
                findings.add(Finding.ok(subject, certificate + " is good until " + opened.expires()));
            } else if (opened.expires().isBefore(clock.instant())) {
                findings.add(Finding.fault(subject, trouble, "for one of your own authority: anju cert server <host>"));
            } else {
                findings.add(
                        Finding.warning(subject, trouble, "for one of your own authority: anju cert server <host>"));
            }
        } catch (IOException e) {
            findings.add(Finding.fault(
                    subject,
                    String.valueOf(e.getMessage()),
                    "make a fitting pair, for one of your own authority: anju cert server <host>"));
        }
    }

    private static void authorities(String subject, @Nullable Path file, List<Finding> findings) {
        if (file == null) {
            return;
        }
        try {
            TrustedAuthorities.open(file);
            findings.add(Finding.ok(subject, file + " can be used"));
        } catch (IOException e) {
            findings.add(Finding.fault(subject, String.valueOf(e.getMessage()), "take it from the authority again"));
        }
    }
}
