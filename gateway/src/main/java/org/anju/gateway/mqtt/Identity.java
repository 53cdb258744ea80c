package org.anju.gateway.mqtt;

import io.vertx.mqtt.MqttAuth;
import io.vertx.mqtt.MqttEndpoint;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.anju.gateway.estate.Credential;
import org.anju.gateway.estate.EstateRegistry;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/** Finds out which device a client is: by its certificate, by user name and password, or by an access token. */
final class Identity {
    private static final int DNS_NAME = 2;
    private static final int URI_NAME = 6;
    private static final int MAX_NAMES = 8;

    private final EstateRegistry estate;

    Identity(EstateRegistry estate) {
        this.estate = estate;
    }

    /** The device, or null when the client proves to be none. Takes microseconds. */
    @Nullable
    Device of(MqttEndpoint client) {
        MqttAuth auth = client.auth();
        String user = auth == null || auth.getUsername() == null ? "" : auth.getUsername();
        String password = auth == null || auth.getPassword() == null ? "" : auth.getPassword();
        Device certified = certified(client);
        if (certified != null) {
            return user.isEmpty() || user.equals(certified.id().value()) ? certified : null;
        }
        if (user.isEmpty()) {
            return null;
        }
        if (password.isEmpty()) {
            return estate.owner(new Credential(Credential.Type.TOKEN, user));
        }
        Device device = estate.authenticate(user, new Credential(Credential.Type.PASSWORD, password));
        return device == null ? estate.authenticate(user, new Credential(Credential.Type.TOKEN, password)) : device;
    }

    private @Nullable Device certified(MqttEndpoint client) {
        X509Certificate certificate = certificate(client);
        if (certificate == null) {
            return null;
        }
        for (String name : names(certificate)) {
            Device device = estate.owner(new Credential(Credential.Type.CERTIFICATE, name));
            if (device != null) {
                return device;
            }
        }
        return null;
    }

    private static @Nullable X509Certificate certificate(MqttEndpoint client) {
        SSLSession session = client.isSsl() ? client.sslSession() : null;
        if (session == null) {
            return null;
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate first ? first : null;
        } catch (SSLPeerUnverifiedException _withoutCertificate) {
            return null;
        }
    }

    /** The common name, then the alternative names that are host names or URIs. */
    static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(part.getValue()));
                }
            }
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                int type = (Integer) alternative.get(0);
                if (type == DNS_NAME || type == URI_NAME) {
                    names.add(String.valueOf(alternative.get(1)));
                }
            }
        } catch (InvalidNameException | CertificateParsingException _unreadable) {
            return names;
        }
        return names.size() > MAX_NAMES ? names.subList(0, MAX_NAMES) : names;
    }
}
