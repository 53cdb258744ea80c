package org.anju.gateway.live;

import java.util.List;
import org.anju.gateway.model.Device;

/**
 * A device at one moment.
 *
 * @param values of the fields seen so far, in the order of the profile
 */
public record DeviceNow(Device device, PresenceNow presence, List<LatestValue> values) {
    public DeviceNow {
        values = List.copyOf(values);
    }
}
