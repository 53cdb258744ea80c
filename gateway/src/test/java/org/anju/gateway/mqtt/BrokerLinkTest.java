package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.anju.gateway.fake.Await;
import org.anju.gateway.metrics.LinkMeters;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.server.MosquittoServer;
import org.anju.gateway.server.TestAuthority;
import org.anju.gateway.tls.TrustedAuthorities;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The link on a real broker. */
@Timeout(90)
final class BrokerLinkTest {
    @TempDir
    Path folder;

    private static BrokerLink link(ListenerRig rig, MosquittoServer broker, String id, Set<String> compounds) {
        return link(rig, broker, id, compounds, null);
    }

    private static BrokerLink link(
            ListenerRig rig, MosquittoServer broker, String id, Set<String> compounds, @Nullable SSLSocketFactory tls) {
        return new BrokerLink(
                new LinkSettings(id, broker.url(), "", "", tls, "anju", Duration.ofHours(1), Set.of(), compounds),
                rig.estate,
                rig.intake,
                rig.journal,
                rig.sessions,
                new LinkMeters(rig.registry, id));
    }

    private static Client device(MosquittoServer broker, String id, String... lastWill) throws Exception {
        return new Client(broker.url(), id, options -> {
            options.setAutomaticReconnect(true);
            if (lastWill.length > 0) {
                options.setWill(
                        "anju/" + id + "/status",
                        new MqttMessage("{\"online\":false}".getBytes(StandardCharsets.UTF_8), 1, true, null));
            }
        });
    }

    private static long telemetry(List<Entry> entries) {
        return entries.stream().filter(entry -> entry instanceof Telemetry).count();
    }

    @Test
    void whatDevicesPublishToABrokerComesInAndWhoMayNotSpeakIsRefused() throws Exception {
        try (MosquittoServer broker = new MosquittoServer(folder);
                ListenerRig rig = new ListenerRig(folder, ListenerRig.plain());
                BrokerLink link = link(rig, broker, "site", Set.of("C1"));
                Client publisher = device(broker, "any")) {
            link.start();
            Await.until("connected", () -> link.trouble().isEmpty());

            publisher.publish("anju/lamp-1/telemetry", "{\"power_w\":38.5}");
            publisher.publish("anju/lamp-1/event", "{\"event\":\"sos\"}");
            publisher.publish("lamp-2/onvif-ej/VideoSource/MotionAlarm/&1", "{\"Data\":{\"State\":true}}");
            publisher.publish("anju/lamp-9/telemetry", "{\"power_w\":1}");
            publisher.publish("anju/nobody/telemetry", "{\"power_w\":1}");
            publisher.publish("anju/lamp-1/telemetry", "{broken");

            List<Entry> entries = rig.await(found ->
                    found.stream().filter(entry -> entry instanceof DeviceEvent).count() == 2);
            assertEquals(1, telemetry(entries));
            assertEquals(List.of("ONLINE data"), rig.presence("lamp-1", "ONLINE data"));
            Await.until("three refused", () -> rig.letters.size() == 3);
            assertEquals(
                    List.of("not_entitled", "unknown_device", "malformed"),
                    rig.letters.stream().map(DeadLetter::reason).toList());
        }
    }

    private static SSLSocketFactory trusting(TestAuthority authority) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    TrustedAuthorities.open(authority.certificate()).trustManager()
                },
                null);
        return context.getSocketFactory();
    }

    @Test
    void aBrokerIsReachedOverTlsAndOneOfAnotherAuthorityIsNot() throws Exception {
        TestAuthority ours = new TestAuthority(Files.createDirectory(folder.resolve("ours")));
        TestAuthority theirs = new TestAuthority(Files.createDirectory(folder.resolve("theirs")));
        try (MosquittoServer broker = new MosquittoServer(folder, ours.server("broker"));
                MosquittoServer elsewhere = new MosquittoServer(
                        Files.createDirectory(folder.resolve("2")),
                        ours.issue("elsewhere", "Elsewhere", 365, "DNS:broker.example"));
                ListenerRig rig = new ListenerRig(folder, ListenerRig.plain());
                BrokerLink link = link(rig, broker, "site", Set.of(), trusting(ours));
                BrokerLink wrongAuthority = link(rig, broker, "wrong", Set.of(), trusting(theirs));
                BrokerLink wrongName = link(rig, elsewhere, "name", Set.of(), trusting(ours));
                Client publisher = new Client(broker.url(), "any", options -> {
                    try {
                        options.setSocketFactory(trusting(ours));
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })) {
            link.start();
            Await.until("connected", () -> link.trouble().isEmpty());
            publisher.publish("anju/lamp-1/telemetry", "{\"power_w\":38.5}");
            rig.await(found -> telemetry(found) == 1);

            for (BrokerLink refusing : List.of(wrongAuthority, wrongName)) {
                refusing.start();
                Await.until("it says why not", () -> refusing.trouble().contains("cannot connect"));
                String trouble = refusing.trouble();
                assertTrue(trouble.contains("certificate") && trouble.contains("mqtt.links[].authorities"), trouble);
            }
        }
    }

    @Test
    void statusAndLastWillTellPresenceAndALostBrokerLeavesItUnknown() throws Exception {
        try (MosquittoServer broker = new MosquittoServer(folder);
                ListenerRig rig = new ListenerRig(folder, ListenerRig.plain());
                BrokerLink link = link(rig, broker, "site", Set.of())) {
            Client lamp = device(broker, "lamp-1", "will");
            lamp.publish(
                    "anju/lamp-1/status",
                    new MqttMessage("{\"online\":true}".getBytes(StandardCharsets.UTF_8), 1, true, null));
            link.start();
            rig.presence("lamp-1", "ONLINE status");

            lamp.cut();
            rig.presence("lamp-1", "OFFLINE status");
            try (Client again = device(broker, "lamp-1")) {
                again.publish("anju/lamp-1/telemetry", "{\"power_w\":1}");
                rig.presence("lamp-1", "ONLINE data");
            }

            broker.kill();
            rig.presence("lamp-1", "UNKNOWN broker_lost");
            assertTrue(link.trouble().contains(broker.url()), link.trouble());
            lamp.close();
        }
    }

    @Test
    void nothingIsLostWhileTheGatewayIsAwayAndSeveralBrokersAreHeard() throws Exception {
        try (MosquittoServer broker = new MosquittoServer(folder);
                MosquittoServer second = new MosquittoServer(Files.createDirectory(folder.resolve("2")));
                ListenerRig rig = new ListenerRig(folder, ListenerRig.plain());
                Client publisher = device(broker, "any");
                Client elsewhere = device(second, "any")) {
            BrokerLink link = link(rig, broker, "one", Set.of());
            link.start();
            try (BrokerLink other = link(rig, second, "two", Set.of())) {
                other.start();
                Await.until(
                        "both connected",
                        () -> link.trouble().isEmpty() && other.trouble().isEmpty());
                link.close();
                for (int i = 0; i < 500; i++) {
                    publisher.publish(
                            "anju/lamp-1/telemetry",
                            "{\"ts\":" + (1_700_000_000_000L + i) + ",\"values\":{\"power_w\":1}}");
                }
                elsewhere.publish("anju/lamp-9/telemetry", "{\"power_w\":1}");
                try (BrokerLink back = link(rig, broker, "one", Set.of())) {
                    back.start();
                    rig.await(found -> telemetry(found) >= 501);
                    publisher.publish("anju/lamp-1/telemetry", "{\"power_w\":2}");
                    assertEquals(502, telemetry(rig.await(found -> telemetry(found) >= 502)));
                }
            }
        }
    }
}
