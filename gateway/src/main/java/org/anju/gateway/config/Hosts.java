package org.anju.gateway.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Addresses to listen on. */
final class Hosts {
    private Hosts() {}

    /** An address for a port without TLS: of this machine only, unless the operator says {@code listenWithoutTls}. */
    static String host(Section section, @Nullable String variable, boolean open) {
        String host = section.text("host", variable, "127.0.0.1");
        try {
            if (!open && !InetAddress.getByName(host).isLoopbackAddress()) {
                section.problem(
                        "host",
                        host,
                        "is reachable from other machines and would be served without TLS; listen on 127.0.0.1 behind a TLS proxy, or"
                                + " say listenWithoutTls: true if that network is trusted");
            }
        } catch (UnknownHostException e) {
            section.problem("host", host, "is not an address of this machine");
        }
        return host;
    }
}
