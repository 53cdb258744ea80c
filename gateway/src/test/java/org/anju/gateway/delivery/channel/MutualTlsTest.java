package org.anju.gateway.delivery.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.anju.gateway.delivery.Attempt;
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.tls.CertificateAuthority;
import org.anju.gateway.tls.ClientIdentity;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bureau that asks for the gateway's certificate, with an authority of its own. */
class MutualTlsTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final List<String> peers = new CopyOnWriteArrayList<>();
    private CertificateAuthority bureau;
    private HttpsServer server;

    @BeforeEach
    void open() throws Exception {
        bureau = authority("bureau");
        CertificateAuthority.Issued own = bureau.server(List.of("127.0.0.1"), YEAR);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {opened(own).keyManager()},
                new TrustManager[] {TrustedAuthorities.open(bureau.trustFile()).trustManager()},
                null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            peers.add(((HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private CertificateAuthority authority(String name) throws Exception {
        CertificateAuthority authority = new CertificateAuthority(folder.resolve(name), Clock.systemUTC());
        authority.create(name);
        return authority;
    }

    private static ServerCertificate opened(CertificateAuthority.Issued issued) throws Exception {
        return ServerCertificate.open(issued.certificate(), issued.key(), Clock.systemUTC());
    }

    private Attempt send(CertificateAuthority.@Nullable Issued own, @Nullable Path authorities) throws Exception {
        SSLContext identity = ClientIdentity.context(own == null ? null : opened(own), authorities);
        URI url = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/alerts");
        Recipient recipient =
                Recipient.machine("bureau", new Recipient.Contact("webhook", url, List.of(SECRET), "", null));
        return Channels.of(recipient, TestParts.parts(Channels.httpClient(executor, identity), Clock.systemUTC()))
                .send(TestParts.message("bureau", 7, "al-1", "{}"))
                .toCompletableFuture()
                .join();
    }

    @Test
    void theGatewayShowsItsCertificateAndKnowsTheBureausAuthority() throws Exception {
        assertEquals(Attempt.delivered(), send(bureau.client("anju-gateway", YEAR), bureau.trustFile()));
        assertEquals("CN=anju-gateway", peers.get(0));
    }

    @Test
    void withoutTheRightCertificateOrAuthorityNothingIsSent() throws Exception {
        assertNotEquals(Attempt.delivered(), send(null, bureau.trustFile()), "no certificate");
        assertNotEquals(
                Attempt.delivered(),
                send(authority("other").client("anju-gateway", YEAR), bureau.trustFile()),
                "foreign");
        assertNotEquals(Attempt.delivered(), send(bureau.client("anju-gateway", YEAR), null), "unknown authority");
        assertEquals(List.of(), peers);
    }
}
