package org.anju.gateway.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Hands out one pair, exchangeable. Each pair has an alias of its own and the one before is kept, so that a handshake that began with one
 * pair ends with it.
 */
final class PairKeyManager extends X509ExtendedKeyManager {
    private record Generation(
            int number, KeyPairWithChain pair, @Nullable Generation before) {}

    private volatile Generation newest;

    PairKeyManager(KeyPairWithChain first) {
        newest = new Generation(0, first, null);
    }

    KeyPairWithChain current() {
        return newest.pair;
    }

    synchronized void exchange(KeyPairWithChain next) {
        newest = new Generation(newest.number + 1, next, new Generation(newest.number, newest.pair, null));
    }

    private @Nullable KeyPairWithChain pair(@Nullable String alias) {
        Generation now = newest;
        if (alias == null) {
            return null;
        }
        if (alias.equals(Integer.toString(now.number))) {
            return now.pair;
        }
        Generation before = now.before;
        return before != null && alias.equals(Integer.toString(before.number)) ? before.pair : null;
    }

    private @Nullable String alias(@Nullable String keyType) {
        Generation now = newest;
        return now.pair.key().getAlgorithm().equals(keyType) ? Integer.toString(now.number) : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            @Nullable String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return alias(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(
            @Nullable String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
        String alias = alias(keyType);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public @Nullable String chooseClientAlias(
            String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        if (keyTypes == null) {
            return null;
        }
        for (String keyType : keyTypes) {
            String alias = alias(keyType);
            if (alias != null) {
                return alias;
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String @Nullable [] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String @Nullable [] getClientAliases(@Nullable String keyType, Principal @Nullable [] issuers) {
        return getServerAliases(keyType, issuers);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(@Nullable String alias) {
        KeyPairWithChain pair = pair(alias);
        if (pair == null) {
            return null;
        }
        List<X509Certificate> chain = pair.chain();
        return chain.toArray(new X509Certificate[0]);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(@Nullable String alias) {
        KeyPairWithChain pair = pair(alias);
        return pair == null ? null : pair.key();
    }
}
