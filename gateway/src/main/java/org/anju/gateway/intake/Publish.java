package org.anju.gateway.intake;

/**
 * A message as it arrived.
 *
 * @param contentType as MQTT 5 gives it, empty when it was not given
 * @param acknowledged whether the sender waits for an acknowledgement (QoS 1 and 2); if not, telemetry may be shed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Publish(Sender sender, String topic, byte[] payload, String contentType, boolean acknowledged) {}
