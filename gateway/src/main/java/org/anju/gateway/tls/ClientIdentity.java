package org.anju.gateway.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What the gateway shows, and whom it believes, when it is the client of a TLS connection. */
public final class ClientIdentity {
    private ClientIdentity() {}

    /**
     * A context for outgoing connections.
     *
     * @param own the gateway's certificate, shown to servers that ask for one; null for none
     * @param authorities file of further authorities (PEM) that are believed beside those of the platform; null for none
     * @throws IOException when a file cannot be used; the message names it and the remedy
     */
    public static SSLContext context(@Nullable ServerCertificate own, @Nullable Path authorities) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    own == null ? null : new KeyManager[] {own.keyManager()},
                    authorities == null ? null : trust(authorities),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(authorities + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trust(Path authorities) throws IOException, GeneralSecurityException {
        KeyStore believed = KeyStore.getInstance(KeyStore.getDefaultType());
        believed.load(null, null);
        int number = 0;
        for (TrustManager platform : managers(null)) {
            if (platform instanceof X509TrustManager known) {
                for (X509Certificate one : known.getAcceptedIssuers()) {
                    believed.setCertificateEntry("platform-" + number++, one);
                }
            }
        }
        List<X509Certificate> own = Pem.certificates(authorities);
        for (X509Certificate one : own) {
            believed.setCertificateEntry("own-" + number++, one);
        }
        return managers(believed);
    }

    private static TrustManager[] managers(@Nullable KeyStore believed) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(believed);
        return factory.getTrustManagers();
    }
}
