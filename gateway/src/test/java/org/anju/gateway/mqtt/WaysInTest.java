package org.anju.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.anju.gateway.fake.Await;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.server.TestAuthority;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS, device certificates, WebSocket, tokens, gateways that speak for others: on real sockets, with clients we did not write. */
@Timeout(60)
final class WaysInTest {
    @TempDir
    Path folder;

    @Test
    void overTlsADeviceIsKnownByPasswordOrByItsCertificate() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        try (ListenerRig rig = new ListenerRig(folder, tls(authority, "mqtts", false))) {
            String url = "ssl://127.0.0.1:" + rig.listener.port("mqtts");
            try (Client byPassword = new Client(
                    url,
                    "a",
                    Client.tls(authority.certificate(), null).andThen(Client.signIn("lamp-1", "secret-of-lamp-1")))) {
                assertEquals(0, byPassword.publish("anju/lamp-1/telemetry", "{\"power_w\":1}"));
            }
            TestAuthority.Pair byCommonName = authority.issue("device", "lamp-3", 30);
            TestAuthority.Pair byAlternative = authority.issue("other", "SN-0815", 30, "DNS:lamp-3");
            for (TestAuthority.Pair own : List.of(byCommonName, byAlternative)) {
                try (Client certified = new Client(url, "b", Client.tls(authority.certificate(), own))) {
                    assertEquals(0, certified.publish("anju/lamp-3/telemetry", "{\"power_w\":1}"));
                    assertEquals(0x87, certified.publish("anju/lamp-1/telemetry", "{\"power_w\":1}"));
                }
            }
            TestAuthority.Pair stranger = authority.issue("stranger", "lamp-77", 30);
            assertEquals(
                    0x86,
                    assertThrows(
                                    MqttException.class,
                                    () -> new Client(url, "c", Client.tls(authority.certificate(), stranger)))
                            .getReasonCode());
            assertEquals(
                    0x86,
                    assertThrows(
                                    MqttException.class,
                                    () -> new Client(
                                            url,
                                            "d",
                                            Client.tls(authority.certificate(), byCommonName)
                                                    .andThen(Client.signIn("lamp-1", "secret-of-lamp-1"))))
                            .getReasonCode(),
                    "a certificate of one device and the name of another");
            TestAuthority foreign = new TestAuthority(Files.createDirectory(folder.resolve("foreign")));
            assertThrows(
                    MqttException.class,
                    () -> new Client(
                            url, "e", Client.tls(authority.certificate(), foreign.issue("own", "lamp-3", 30))));
        }
    }

    @Test
    void aNewCertificateIsShownWithoutARestartAndStandingConnectionsStay() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        TestAuthority.Pair first = authority.server("server");
        ServerCertificate certificate = ServerCertificate.open(first.certificate(), first.key(), Clock.systemUTC());
        try (ListenerRig rig = new ListenerRig(
                folder,
                new MqttPort("mqtts", "127.0.0.1", 0, false, new MqttPort.Tls(certificate.keyManager(), null)))) {
            int port = rig.listener.port("mqtts");
            X509Certificate before = shown(authority, port);
            try (Client standing = new Client(
                    "ssl://127.0.0.1:" + port,
                    "a",
                    Client.tls(authority.certificate(), null).andThen(Client.signIn("lamp-1", "secret-of-lamp-1")))) {
                TestAuthority.Pair second = authority.server("second");
                Files.copy(second.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);
                Files.copy(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
                certificate.check();

                assertNotEquals(before.getSerialNumber(), shown(authority, port).getSerialNumber());
                assertEquals(0, standing.publish("anju/lamp-1/telemetry", "{\"power_w\":1}"));
            }
        }
    }

    private static X509Certificate shown(TestAuthority authority, int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                null,
                new TrustManager[] {
                    TrustedAuthorities.open(authority.certificate()).trustManager()
                },
                new SecureRandom());
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void webSocketsCarryTheSame() throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        try (ListenerRig rig =
                new ListenerRig(folder, new MqttPort("ws", "127.0.0.1", 0, true, null), tls(authority, "wss", true))) {
            try (Client open = new Client(
                    "ws://127.0.0.1:" + rig.listener.port("ws") + "/mqtt",
                    "a",
                    Client.signIn("lamp-1", "secret-of-lamp-1"))) {
                assertEquals(0, open.publish("anju/lamp-1/telemetry", "{\"power_w\":1}"));
                assertEquals(0x99, open.publish("anju/lamp-1/telemetry", "{"));
            }
            try (Client secret = new Client(
                    "wss://127.0.0.1:" + rig.listener.port("wss") + "/mqtt",
                    "b",
                    Client.tls(authority.certificate(), authority.issue("device", "lamp-3", 30)))) {
                assertEquals(0, secret.publish("anju/lamp-3/telemetry", "{\"power_w\":1}"));
            }
        }
    }

    private static MqttPort tls(TestAuthority authority, String name, boolean webSocket) throws Exception {
        TestAuthority.Pair pair = authority.server(name);
        return new MqttPort(
                name,
                "127.0.0.1",
                0,
                webSocket,
                new MqttPort.Tls(
                        ServerCertificate.open(pair.certificate(), pair.key(), Clock.systemUTC())
                                .keyManager(),
                        TrustedAuthorities.open(authority.certificate()).trustManager()));
    }

    @Test
    void aTokenAsUserNameNeedsNoPassword() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain())) {
            int port = rig.listener.port("mqtt");
            for (String version : List.of("mqttv311", "mqttv5")) {
                Process process = publish(port, version, "token-of-lamp-2");
                assertTrue(process.waitFor(10, TimeUnit.SECONDS));
                assertEquals(
                        0,
                        process.exitValue(),
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            List<Entry> entries = rig.await(found ->
                    found.stream().filter(entry -> entry instanceof Telemetry).count() == 2);
            entries.stream()
                    .filter(entry -> entry instanceof Telemetry)
                    .forEach(entry -> assertEquals(
                            "lamp-2", ((Telemetry) entry).device().id().value()));
            try (Client named =
                    new Client("tcp://127.0.0.1:" + port, "x", Client.signIn("lamp-2", "token-of-lamp-2"))) {
                assertEquals(0, named.publish("anju/lamp-2/telemetry", "{\"power_w\":3}"));
            }
            assertThrows(
                    MqttException.class,
                    () -> new Client("tcp://127.0.0.1:" + port, "x", Client.signIn("lamp-2", null)));
        }
    }

    private static Process publish(int port, String version, String token) throws Exception {
        return new ProcessBuilder(
                        "mosquitto_pub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-V",
                        version,
                        "-u",
                        token,
                        "-q",
                        "1",
                        "-t",
                        "v1/devices/me/telemetry",
                        "-m",
                        "{\"power_w\":2}")
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void aGatewaySpeaksForItsDevicesAndForNobodyElse() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain())) {
            Client edge = new Client(
                    "tcp://127.0.0.1:" + rig.listener.port("mqtt"), "e", Client.signIn("edge-1", "secret-of-edge-1"));

            assertEquals(0, edge.publish("v1/gateway/connect", "{\"device\":\"gate-1\"}"));
            assertEquals(0, edge.publish("v1/gateway/telemetry", "{\"gate-2\":[{\"opens_total\":7}]}"));
            assertEquals(0x99, edge.publish("v1/gateway/telemetry", "{\"lamp-1\":[{\"power_w\":7}]}"));
            assertEquals("not_entitled", rig.letters.get(0).reason());
            assertEquals(List.of("ONLINE relay_connected"), rig.presence("gate-1", "ONLINE relay_connected"));
            assertEquals(List.of("ONLINE data"), rig.presence("gate-2", "ONLINE data"));
            assertEquals(0, edge.publish("v1/gateway/disconnect", "{\"device\":\"gate-1\"}"));
            assertEquals(
                    List.of("ONLINE relay_connected", "OFFLINE relay_disconnected"),
                    rig.presence("gate-1", "OFFLINE relay_disconnected"));

            edge.cut();

            assertEquals(List.of("ONLINE data", "UNKNOWN relay_lost"), rig.presence("gate-2", "UNKNOWN relay_lost"));
            edge.close();
            assertThrows(
                    MqttException.class,
                    () -> new Client(
                            "tcp://127.0.0.1:" + rig.listener.port("mqtt"), "g", Client.signIn("gate-2", "edge-1")));
        }
    }

    @Test
    void aShortAbsenceIsNotToldALongOneIsAndAGoodbyeAtOnce() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain())) {
            String url = "tcp://127.0.0.1:" + rig.listener.port("mqtt");
            Client first = new Client(url, "a", Client.signIn("lamp-1", "secret-of-lamp-1"));
            first.cut();
            Client second = new Client(url, "a", Client.signIn("lamp-1", "secret-of-lamp-1"));
            second.close();
            assertEquals(
                    List.of("ONLINE connected", "OFFLINE disconnected"),
                    rig.presence("lamp-1", "OFFLINE disconnected"));

            Client third = new Client(
                    url,
                    "a",
                    Client.signIn("lamp-1", "secret-of-lamp-1")
                            .andThen(options -> options.setWill(
                                    "anju/lamp-1/event",
                                    new MqttMessage(
                                            "{\"event\":\"sos\"}".getBytes(StandardCharsets.UTF_8), 1, false, null))));
            third.cut();
            assertEquals(
                    "OFFLINE connection_lost",
                    rig.presence("lamp-1", "OFFLINE connection_lost").get(3));
            rig.await(found -> found.stream()
                    .anyMatch(entry ->
                            entry instanceof DeviceEvent event && event.event().equals("sos")));
            first.close();
            third.close();
        }
    }

    @Test
    void whoseCredentialChangesIsDisconnected() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain())) {
            String url = "tcp://127.0.0.1:" + rig.listener.port("mqtt");
            try (Client lamp = new Client(url, "a", Client.signIn("lamp-1", "secret-of-lamp-1"));
                    Client other = new Client(url, "b", Client.signIn("lamp-9", "secret-of-lamp-9"))) {
                rig.load("""
                        {"city":"偃师","division":"410381","areas":[{"id":"A1","name":"x","compounds":[
                          {"id":"C1","name":"x","batch":2021,"households":1,"devices":[
                           {"id":"lamp-1","kind":"lamp","name":"x","auth":{"password":"another secret"}}]}]}]}
                        """);
                rig.presence("lamp-1", "OFFLINE credential_changed");
                Await.until("the one is away", () -> !lamp.isConnected());
                assertTrue(other.isConnected());
            }
        }
    }

    @Test
    void anMqtt5ClientIsToldTheLimitsAndMaySpeakCbor() throws Exception {
        try (ListenerRig rig = new ListenerRig(folder, ListenerRig.plain())) {
            try (Client lamp = new Client(
                    "tcp://127.0.0.1:" + rig.listener.port("mqtt"),
                    "a",
                    Client.signIn("lamp-1", "secret-of-lamp-1").andThen(options -> {
                        options.setKeepAliveInterval(60_000);
                        options.setSessionExpiryInterval(3600L);
                    }))) {
                MqttProperties told = lamp.accepted();
                assertEquals(32, told.getReceiveMaximum());
                assertEquals(16, told.getTopicAliasMaximum());
                assertEquals(0, told.getSessionExpiryInterval());
                assertEquals(1200, told.getServerKeepAlive());
                MqttProperties cbor = new MqttProperties();
                cbor.setContentType("application/cbor");
                byte[] payload = HexFormat.of().parseHex("a167706f7765725f77f950d0");

                assertEquals(0, lamp.publish("anju/lamp-1/telemetry", new MqttMessage(payload, 1, false, cbor)));
                assertEquals(0x99, lamp.publish("anju/lamp-1/telemetry", new MqttMessage(payload, 1, false, null)));
            }
        }
    }
}
