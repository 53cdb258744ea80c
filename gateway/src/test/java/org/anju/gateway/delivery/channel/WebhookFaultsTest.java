package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.FileInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Recipient.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Receivers that are wrong in ways a polite server cannot be. */
class WebhookFaultsTest {
    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private final HttpClient http = Channels.httpClient(executor);

    @AfterEach
    void close() {
        executor.shutdownNow();
    }

    private Attempt send(String url) throws Exception {
        Contact contact =
                new Contact("webhook", URI.create(url), List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "", null);
        return Channels.of(Recipient.machine("bureau", contact), TestParts.parts(http, Clock.systemUTC()))
                .send(TestParts.message("bureau", 1, "a1", "{}"))
                .toCompletableFuture()
                .get(40, TimeUnit.SECONDS);
    }

    @Test
    void anAnswerThatBreaksOffIsNoAcceptance() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var unused = executor.submit(() -> {
                try (Socket client = server.accept()) {
                    byte[] request = new byte[4_096];
                    assertTrue(client.getInputStream().read(request) > 0);
                    OutputStream out = client.getOutputStream();
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
                return null;
            });
            Attempt attempt = send("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertEquals(Attempt.Outcome.RETRY, attempt.outcome());
            assertTrue(attempt.reason().startsWith("the connection broke"), attempt.reason());
        }
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        server.start();
        try {
            Attempt attempt = send("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertEquals(Attempt.Outcome.RETRY, attempt.outcome());
            assertTrue(attempt.reason().startsWith("no trust in the certificate"), attempt.reason());
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned() throws Exception {
        SelfSignedCertificate made = SelfSignedCertificate.create("127.0.0.1");
        String pem = Files.readString(Path.of(made.privateKeyPath()))
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        Certificate certificate;
        try (FileInputStream in = new FileInputStream(made.certificatePath())) {
            certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("k", key, new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        made.delete();
        return context;
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed() throws Exception {
        try (HttpPeer secret = new HttpPeer(request -> new HttpPeer.Answer(204, ""));
                WebhookReceiver receiver = new WebhookReceiver("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                receiver.next(status, Map.of("Location", secret.url("/metadata").toString()), "");
                Attempt attempt = send(receiver.url().toString());
                assertEquals(Attempt.retry("answered " + status + ", and redirects are not followed"), attempt);
            }
            assertEquals(List.of(), secret.taken);
        }
    }
}
