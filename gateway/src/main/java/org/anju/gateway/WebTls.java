package org.anju.gateway;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.anju.gateway.api.ApiSettings;
import org.anju.gateway.config.HttpConfig;
import org.anju.gateway.metrics.ComponentCheck;
import org.anju.gateway.metrics.HealthCheck;
import org.anju.gateway.tls.ServerCertificate;
import org.anju.gateway.tls.TrustedAuthorities;

/** The part of the wiring that gives the web server its certificates and has them looked at again while it runs. */
record WebTls(ApiSettings settings, List<HealthCheck> checks) {
    private static final long LOOK_EVERY_S = 5;

    static WebTls open(HttpConfig http, Clock clock, ScheduledExecutorService timer) throws IOException {
        HttpConfig.Tls tls = http.tls();
        if (tls == null) {
            return new WebTls(new ApiSettings(http.host(), http.port(), null), List.of());
        }
        ServerCertificate certificate = ServerCertificate.open(tls.certificate(), tls.key(), clock);
        Threads.every(LOOK_EVERY_S, timer, certificate::check);
        ComponentCheck own = new ComponentCheck("web certificate", false, certificate::trouble);
        if (tls.clientAuthorities() == null) {
            return new WebTls(settings(http, new ApiSettings.Tls(certificate.keyManager(), null)), List.of(own));
        }
        TrustedAuthorities clients = TrustedAuthorities.open(tls.clientAuthorities());
        Threads.every(LOOK_EVERY_S, timer, clients::check);
        return new WebTls(
                settings(http, new ApiSettings.Tls(certificate.keyManager(), clients.trustManager())),
                List.of(own, new ComponentCheck("web client authorities", false, clients::trouble)));
    }

    private static ApiSettings settings(HttpConfig http, ApiSettings.Tls tls) {
        return new ApiSettings(http.host(), http.port(), tls);
    }
}
