package org.anju.gateway.mqtt;

import java.util.Set;
import org.anju.gateway.model.Device;

/** What a device may subscribe to: its own commands, and the calls of the ThingsBoard API that mean itself. */
final class OwnTopics {
    private static final Set<String> MEANING_ME = Set.of(
            "v1/devices/me/rpc/request/+",
            "v1/devices/me/rpc/response/+",
            "v1/devices/me/attributes",
            "v1/devices/me/attributes/response/+",
            "v1/gateway/rpc",
            "v1/gateway/attributes",
            "v1/gateway/attributes/response");

    private OwnTopics() {}

    static boolean maySubscribe(Device device, String filter) {
        return filter.equals("anju/" + device.id() + "/command") || MEANING_ME.contains(filter);
    }
}
