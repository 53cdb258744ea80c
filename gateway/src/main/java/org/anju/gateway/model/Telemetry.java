package org.anju.gateway.model;

/**
 * Values a device measured at one moment.
 *
 * @param tsMs when the device measured, epoch milliseconds; the receive time when the device gave none or its clock is ahead
 * @param receivedMs when the gateway received it
 * @param quality bits of {@link Quality}
 * @param values at least one value
 */
public record Telemetry(Device device, long tsMs, long receivedMs, int quality, Values values) implements Entry {}
