package org.anju.gateway.dialect;

/**
 * What was published.
 *
 * @param contentType as MQTT 5 gives it, empty when it was not given
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(String topic, byte[] payload, String contentType, Speaker sender) {}
