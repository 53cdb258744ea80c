package org.anju.gateway.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities whose certificates are believed, read from a PEM file. {@link #check} takes over a file that changed, for the next
 * handshake; one that cannot be used is reported and those in use stay. Thread-safe.
 */
public final class TrustedAuthorities {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedAuthorities.class);

    private final Path file;
    private final WatchedFiles files;
    private final Trust trust;
    private volatile String refused = "";

    private TrustedAuthorities(Path file) throws IOException {
        this.file = file;
        this.files = new WatchedFiles(file);
        this.trust = new Trust(read());
    }

    /**
     * Reads the file.
     *
     * @param file one or more certificates of authorities
     * @throws IOException when it cannot be used; the message names the file and the remedy
     */
    public static TrustedAuthorities open(Path file) throws IOException {
        return new TrustedAuthorities(file);
    }

    /** What a server checks its clients with, or a client its server, now and after each change. */
    public X509ExtendedTrustManager trustManager() {
        return trust;
    }

    /** Takes over the file when it changed. Blocks on the disk; call it every few seconds. */
    public synchronized void check() {
        if (!files.changed()) {
            return;
        }
        try {
            trust.current = read();
            refused = "";
            LOG.info("the authorities in {} were taken over", file);
        } catch (IOException e) {
            refused = "a changed file of authorities was not taken over: " + e.getMessage();
            LOG.warn("{}; those before stay in use", refused);
        }
    }

    /** What is wrong with the file, one sentence; empty when all is well. */
    public String trouble() {
        return refused;
    }

    private X509ExtendedTrustManager read() throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : Pem.certificates(file)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509ExtendedTrustManager found) {
                    return found;
                }
            }
            throw new IOException(file + " gives nothing to check certificates with");
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static final class Trust extends X509ExtendedTrustManager {
        private volatile X509ExtendedTrustManager current;

        Trust(X509ExtendedTrustManager first) {
            this.current = first;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            current.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            current.checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            current.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            current.checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            current.checkClientTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            current.checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return current.getAcceptedIssuers();
        }
    }
}
