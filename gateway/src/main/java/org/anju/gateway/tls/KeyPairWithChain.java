package org.anju.gateway.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate with those above it, and its private key: never log it. */
record KeyPairWithChain(List<X509Certificate> chain, PrivateKey key) {
    @Override
    public String toString() {
        return "KeyPairWithChain[" + chain.get(0).getSubjectX500Principal() + "]";
    }
}
