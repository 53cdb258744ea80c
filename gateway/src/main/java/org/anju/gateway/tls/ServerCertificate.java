package org.anju.gateway.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.X509ExtendedKeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate a TLS port shows, read from PEM files. {@link #check} takes over files that changed: the next handshake gets the new
 * certificate, connections that stand keep theirs. Files that cannot be used are reported and the certificate in use stays. Thread-safe.
 */
public final class ServerCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
    private static final Duration WARN_BEFORE = Duration.ofDays(14);

    private final Path chainFile;
    private final Path keyFile;
    private final Clock clock;
    private final WatchedFiles files;
    private final PairKeyManager keyManager;
    private volatile String refused = "";

    private ServerCertificate(Path chainFile, Path keyFile, Clock clock) throws IOException {
        this.chainFile = chainFile;
        this.keyFile = keyFile;
        this.clock = clock;
        this.files = new WatchedFiles(chainFile, keyFile);
        this.keyManager = new PairKeyManager(read());
    }

    /**
     * Reads the files.
     *
     * @param chainFile the server's certificate, then those that lead from it towards its authority
     * @param keyFile the private key, not encrypted
     * @throws IOException when they cannot be used; the message names file and remedy
     */
    public static ServerCertificate open(Path chainFile, Path keyFile, Clock clock) throws IOException {
        return new ServerCertificate(chainFile, keyFile, clock);
    }

    /** What a server takes its certificate from, now and after each change. */
    public X509ExtendedKeyManager keyManager() {
        return keyManager;
    }

    /** When the certificate in use expires. */
    public Instant expires() {
        return keyManager.current().chain().get(0).getNotAfter().toInstant();
    }

    /** Takes over the files when they changed. Blocks on the disk; call it every few seconds. */
    public synchronized void check() {
        if (!files.changed()) {
            return;
        }
        try {
            keyManager.exchange(read());
            refused = "";
            LOG.info("the certificate {} was taken over; it is good until {}", chainFile, expires());
        } catch (IOException e) {
            refused = "a changed certificate was not taken over: " + e.getMessage();
            LOG.warn("{}; the one before stays in use", refused);
        }
    }

    /** What is wrong with the certificate or soon will be, one sentence with the remedy; empty when all is well. */
    public String trouble() {
        if (!refused.isEmpty()) {
            return refused;
        }
        Duration left = Duration.between(clock.instant(), expires());
        if (left.isNegative()) {
            return "the certificate " + chainFile + " expired at " + expires()
                    + ": clients refuse it; replace the file";
        }
        return left.compareTo(WARN_BEFORE) < 0
                ? "the certificate " + chainFile + " expires in " + left.toDays() + " days; replace the file before"
                : "";
    }

    private KeyPairWithChain read() throws IOException {
        List<X509Certificate> chain = Pem.certificates(chainFile);
        X509Certificate own = chain.get(0);
        PrivateKey key = Pem.key(keyFile, own.getPublicKey());
        if (!Pem.fit(key, own.getPublicKey())) {
            throw new IOException("the key " + keyFile + " is not the one of the first certificate in " + chainFile);
        }
        return new KeyPairWithChain(chain, key);
    }
}
