package org.anju.gateway.alert;

import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * Where a subject is and how it is called: what conditions read as {@code d.…} and overrides refer to.
 *
 * @param device id of the device, null when the subject is none
 * @param kind name of the kind of device, or of what the rules call a kind: building, compound, platform
 * @param building empty when it stands in the open
 */
record Whereabouts(@Nullable String device, String kind, String area, String compound, String building, String name) {
    static Whereabouts of(Device device) {
        return new Whereabouts(
                device.id().value(),
                device.kind().name(),
                device.area(),
                device.compound(),
                device.building(),
                device.name());
    }
}
