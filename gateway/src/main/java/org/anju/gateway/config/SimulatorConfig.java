package org.anju.gateway.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The control interface of a running device simulator, which testers reach through the gateway.
 *
 * @param url its address; null when there is none
 * @param token what it asks for: never log it
 */
public record SimulatorConfig(@Nullable URI url, String token) {
    static SimulatorConfig read(Section section) {
        String url = section.text("url", "ANJU_SIMULATOR_URL");
        String token = section.text("token", "ANJU_SIMULATOR_TOKEN", "");
        if (url == null) {
            return new SimulatorConfig(null, token);
        }
        URI address = null;
        try {
            address = URI.create(url.trim());
        } catch (IllegalArgumentException e) {
            // Said below, with the remedy.
        }
        if (address == null || address.getHost() == null || !isPrivate(address)) {
            section.problem(
                    "url",
                    "",
                    "must be http:// with a loopback address, or https://: the token must not cross a network in the clear");
            return new SimulatorConfig(null, token);
        }
        if (token.isBlank()) {
            section.problem(
                    "token",
                    "",
                    "must be the token of the simulator: give both the same ANJU_SIM_TOKEN and ANJU_SIMULATOR_TOKEN");
        }
        return new SimulatorConfig(address, token);
    }

    private static boolean isPrivate(URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme())
                        && (address.getHost().equals("127.0.0.1")
                                || address.getHost().equals("localhost")
                                || address.getHost().equals("[::1]")));
    }

    @Override
    public String toString() {
        return "SimulatorConfig[" + (url == null ? "none" : url) + "]";
    }
}
