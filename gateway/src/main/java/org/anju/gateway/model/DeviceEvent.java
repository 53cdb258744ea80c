package org.anju.gateway.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something a device reported that happened at one moment.
 *
 * @param tsMs when the device says it happened, epoch milliseconds
 * @param receivedMs when the gateway received it
 * @param quality bits of {@link Quality}
 * @param event name of the event in the device's profile
 * @param data further facts: strings, doubles, longs and booleans by name, in the order sent; nested data arrives as JSON text
 */
public record DeviceEvent(
        Device device, long tsMs, long receivedMs, int quality, String event, Map<String, Object> data)
        implements Entry {
    public DeviceEvent {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
