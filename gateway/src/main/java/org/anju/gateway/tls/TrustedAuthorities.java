package org.anju.gateway.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authorities whose certificates are believed, and their revocation lists, read from one PEM file. {@link #check} takes over a file that changed, for the next
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
     * @param file one or more certificates of authorities, each with its revocation list ({@code X509 CRL}) where there is one
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

    private Believed read() throws IOException {
        List<X509Certificate> authorities = Pem.certificates(file);
        List<X509CRL> lists = Pem.revocationLists(file);
        for (X509CRL list : lists) {
            if (authorities.stream().noneMatch(authority -> signed(authority, list))) {
                throw new IOException(file + " holds a revocation list of " + list.getIssuerX500Principal()
                        + " that none of its authorities has signed; take the list from the authority again");
            }
        }
        return new Believed(manager(authorities), lists);
    }

    private static boolean signed(X509Certificate authority, X509CRL list) {
        try {
            list.verify(authority.getPublicKey());
            return true;
        } catch (GeneralSecurityException _foreign) {
            return false;
        }
    }

    private X509ExtendedTrustManager manager(List<X509Certificate> authorities) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : authorities) {
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

    /** Lists stay in force after their next update is due: a gateway cut off from its authority must not lock its devices out. */
    private record Believed(X509ExtendedTrustManager manager, List<X509CRL> lists) {
        void requireNotRevoked(X509Certificate[] chain) throws CertificateException {
            for (X509Certificate certificate : chain) {
                for (X509CRL list : lists) {
                    if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
                            && list.isRevoked(certificate)) {
                        throw new CertificateException(
                                "the certificate of " + certificate.getSubjectX500Principal() + " is revoked");
                    }
                }
            }
        }
    }

    private static final class Trust extends X509ExtendedTrustManager {
        private volatile Believed current;

        Trust(Believed first) {
            this.current = first;
        }

        private interface Check {
            void by(X509ExtendedTrustManager manager) throws CertificateException;
        }

        private void check(X509Certificate[] chain, Check check) throws CertificateException {
            Believed now = current;
            check.by(now.manager());
            now.requireNotRevoked(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, manager -> manager.checkClientTrusted(chain, type, socket));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain, manager -> manager.checkServerTrusted(chain, type, socket));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, manager -> manager.checkClientTrusted(chain, type, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain, manager -> manager.checkServerTrusted(chain, type, engine));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, manager -> manager.checkClientTrusted(chain, type));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain, manager -> manager.checkServerTrusted(chain, type));
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return current.manager().getAcceptedIssuers();
        }
    }
}
