package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.delivery.Recipient.Contact;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {
    private static final String OLD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String BODY = "{\"title\":\"电梯困人\"}";

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final HttpClient http = Channels.httpClient(executor);
    private WebhookReceiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new WebhookReceiver(OLD_SECRET);
    }

    @AfterEach
    void close() {
        receiver.close();
        executor.shutdownNow();
    }

    private Attempt send(URI url, List<String> secrets) {
        Recipient recipient = Recipient.machine("bureau", new Contact("webhook", url, secrets, "", null));
        return Channels.of(recipient, TestParts.parts(http, Clock.systemUTC()))
                .send(TestParts.message("bureau", 7, "r1.device-1", BODY))
                .toCompletableFuture()
                .join();
    }

    private Attempt send() {
        return send(receiver.url(), List.of(OLD_SECRET));
    }

    @Test
    void aPublicLibraryAcceptsTheSignature() {
        assertEquals(Attempt.delivered(), send());
        WebhookReceiver.Message message = receiver.messages().get(0);
        assertTrue(message.genuine());
        assertEquals("bureau:r1~device-1:7", message.id());
        assertEquals(BODY, message.body());
    }

    @Test
    void signsAsThePublicLibraryDoes() throws Exception {
        assertEquals(
                new Webhook(OLD_SECRET).sign("msg", 1_700_000_000L, BODY),
                WebhookSignature.of(List.of(OLD_SECRET)).sign("msg", 1_700_000_000L, BODY));
    }

    @Test
    void duringRotationBothSecretsVerify() {
        assertEquals(Attempt.delivered(), send(receiver.url(), List.of(NEW_SECRET, OLD_SECRET)));
        assertTrue(receiver.messages().get(0).genuine());
    }

    @Test
    void anUnknownSecretIsRefusedByTheReceiver() {
        assertEquals(Attempt.retry("answered 401"), send(receiver.url(), List.of(NEW_SECRET)));
    }

    @Test
    void goneIsDead() {
        receiver.next(410, Map.of(), "unsubscribed\n");
        assertEquals(Attempt.dead("answered 410: unsubscribed"), send());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void honoursRetryAfter(int status) {
        receiver.next(status, Map.of("Retry-After", "120"), "");
        assertEquals(Attempt.retryAfter("answered " + status, 120_000), send());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 502})
    void anyOtherFailureIsTriedAgain(int status) {
        receiver.next(status);
        assertEquals(Attempt.retry("answered " + status), send());
    }

    @Test
    void followsNoRedirect() {
        receiver.next(307, Map.of("Location", "http://127.0.0.1:1/secret"), "");
        assertEquals(Attempt.retry("answered 307, and redirects are not followed"), send());
        assertEquals(1, receiver.messages().size());
    }

    @Test
    void keepsOnlyTheBeginningOfALongAnswer() {
        receiver.next(500, Map.of(), "x".repeat(1_000_000));
        assertEquals(Attempt.retry("answered 500: " + "x".repeat(200)), send());
    }

    @Test
    void aClosedPortIsTriedAgain() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Attempt attempt = send(URI.create("http://127.0.0.1:" + port + "/"), List.of(OLD_SECRET));
        assertEquals(Attempt.Outcome.RETRY, attempt.outcome());
        assertTrue(attempt.reason().startsWith("no connection"), attempt.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "file:///etc/passwd", "http:///x", "http://user:secret@127.0.0.1/"})
    void refusesUrlsThatAreNotPlainHttp(String url) {
        Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> send(URI.create(url), List.of(OLD_SECRET)));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("recipient 'bureau': the URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "whsec_c2hvcnQ=", "whsec_%%%"})
    void refusesAWeakSecretWithoutShowingIt(String secret) {
        Exception refusal =
                assertThrows(IllegalArgumentException.class, () -> send(receiver.url(), List.of(OLD_SECRET, secret)));
        assertTrue(String.valueOf(refusal.getMessage()).contains("secret 2"));
        assertFalse(String.valueOf(refusal.getMessage()).contains(secret));
    }

    @Test
    void namesTheChannelsThereAre() {
        Recipient recipient =
                Recipient.machine("bureau", new Contact("pigeon", receiver.url(), List.of(OLD_SECRET), "", null));
        ChannelParts parts = TestParts.parts(http, Clock.systemUTC());
        Exception refusal = assertThrows(IllegalArgumentException.class, () -> Channels.of(recipient, parts));
        assertTrue(String.valueOf(refusal.getMessage()).contains("use one of webhook"));
    }
}
