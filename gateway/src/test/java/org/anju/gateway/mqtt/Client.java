package org.anju.gateway.mqtt;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.anju.gateway.server.TestAuthority;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** A Paho MQTT 5 client. */
final class Client implements AutoCloseable {
    private static final long WAIT_MS = 10_000;

    private final MqttAsyncClient client;
    private final IMqttToken connected;

    Client(String url, String id, Consumer<MqttConnectionOptions> settings) throws MqttException {
        client = new MqttAsyncClient(url, id, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        settings.accept(options);
        try {
            connected = client.connect(options);
            connected.waitForCompletion(WAIT_MS);
        } catch (MqttException e) {
            client.close(true);
            throw e;
        }
    }

    static Consumer<MqttConnectionOptions> signIn(String user, @Nullable String password) {
        return options -> {
            options.setUserName(user);
            if (password != null) {
                options.setPassword(password.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** TLS that trusts one authority, with a certificate of its own or none. */
    static Consumer<MqttConnectionOptions> tls(Path authority, TestAuthority.@Nullable Pair own) {
        return options -> {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                KeyManager[] keys = own == null
                        ? null
                        : new KeyManager[] {
                            ServerCertificate.open(own.certificate(), own.key(), Clock.systemUTC())
                                    .keyManager()
                        };
                context.init(
                        keys,
                        new TrustManager[] {TrustedAuthorities.open(authority).trustManager()},
                        new SecureRandom());
                options.setSocketFactory(context.getSocketFactory());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
    }

    /** What the server said when it accepted. */
    MqttProperties accepted() {
        return connected.getResponseProperties();
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** Publishes at QoS 1 and gives the reason code of the acknowledgement. */
    int publish(String topic, String payload) throws MqttException {
        return publish(topic, new MqttMessage(payload.getBytes(StandardCharsets.UTF_8), 1, false, null));
    }

    int publish(String topic, MqttMessage message) throws MqttException {
        IMqttToken token = client.publish(topic, message);
        token.waitForCompletion(WAIT_MS);
        int[] codes = token.getReasonCodes();
        return codes == null || codes.length == 0 ? 0 : codes[0];
    }

    /** Cuts the connection without a word. */
    void cut() throws MqttException {
        client.disconnectForcibly(0, 100, false);
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(WAIT_MS);
        }
        client.close(true);
    }
}
