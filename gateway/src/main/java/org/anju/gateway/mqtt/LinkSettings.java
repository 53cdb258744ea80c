package org.anju.gateway.mqtt;

import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * A link to a broker.
 *
 * @param id short word for logs, metrics and the client id
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param user empty for none
 * @param password never log it
 * @param tls checks the broker's certificate, null for the authorities of the Java runtime
 * @param group name of the shared subscription
 * @param sessionExpiry how long the broker keeps messages while the gateway is away
 * @param areas areas whose devices may speak through this broker; with {@code compounds} empty as well, all may
 * @param compounds compounds whose devices may speak through this broker
 */
public record LinkSettings(
        String id,
        String url,
        String user,
        String password,
        @Nullable SSLSocketFactory tls,
        String group,
        Duration sessionExpiry,
        Set<String> areas,
        Set<String> compounds) {

    boolean admits(Device device) {
        return (areas.isEmpty() && compounds.isEmpty())
                || areas.contains(device.area())
                || compounds.contains(device.compound());
    }

    @Override
    public String toString() {
        return "LinkSettings[" + id + ", " + url + "]";
    }
}
