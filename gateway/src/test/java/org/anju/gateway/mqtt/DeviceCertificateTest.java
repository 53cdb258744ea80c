package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.server.TestAuthority;
import org.anju.gateway.tls.CertificateAuthority;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of devices, as {@code anju cert} makes and revokes them, at the port for devices. */
class DeviceCertificateTest {
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    Path folder;

    @Test
    void expiredForeignAndRevokedCertificatesAreRefused() throws Exception {
        CertificateAuthority authority = authority("own", Clock.systemUTC());
        CertificateAuthority.Issued server = authority.server(List.of("127.0.0.1"), YEAR);
        TrustedAuthorities clients = TrustedAuthorities.open(authority.trustFile());
        ServerCertificate shown = ServerCertificate.open(server.certificate(), server.key(), Clock.systemUTC());
        MqttPort.Tls keys = new MqttPort.Tls(shown.keyManager(), clients.trustManager());
        try (ListenerRig rig = new ListenerRig(folder, new MqttPort("mqtts", "127.0.0.1", 0, false, keys))) {
            String url = "ssl://127.0.0.1:" + rig.listener.port("mqtts");
            CertificateAuthority.Issued good = authority.client("lamp-3", YEAR);
            publish(url, authority, good);

            CertificateAuthority longAgo =
                    new CertificateAuthority(folder.resolve("own"), new ManualClock(1_600_000_000_000L));
            CertificateAuthority.Issued expired = longAgo.client("lamp-3", Duration.ofDays(1));
            assertThrows(MqttException.class, () -> publish(url, authority, expired));

            CertificateAuthority.Issued foreign =
                    authority("foreign", Clock.systemUTC()).client("lamp-3", YEAR);
            assertThrows(MqttException.class, () -> publish(url, authority, foreign));

            CertificateAuthority.Issued lost = authority.client("lamp-3", YEAR);
            publish(url, authority, lost);
            authority.revoke(lost.certificate());
            clients.check();
            assertThrows(MqttException.class, () -> publish(url, authority, lost));
            publish(url, authority, authority.client("lamp-3", YEAR));
        }
    }

    private CertificateAuthority authority(String name, Clock clock) throws Exception {
        CertificateAuthority authority = new CertificateAuthority(folder.resolve(name), clock);
        authority.create("Test authority");
        return authority;
    }

    private static void publish(String url, CertificateAuthority authority, CertificateAuthority.Issued own)
            throws Exception {
        TestAuthority.Pair pair = new TestAuthority.Pair(own.certificate(), own.key());
        try (Client client = new Client(url, "a", Client.tls(authority.trustFile(), pair))) {
            assertEquals(0, client.publish("anju/lamp-3/telemetry", "{\"power_w\":1}"));
        }
    }
}
