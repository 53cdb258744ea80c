package org.anju.gateway.mqtt;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Locale;

/** Why the gateway ends a connection. One word for log, meter and MQTT 5 reason code, so that they cannot differ. */
enum Violation {
    PAYLOAD_TOO_LARGE(MqttDisconnectReasonCode.PACKET_TOO_LARGE, "a payload is over the limit; send it in parts"),
    TOO_MANY_IN_FLIGHT(
            MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED,
            "too many publishes are unacknowledged; wait for acknowledgements"),
    TOO_FAST(MqttDisconnectReasonCode.MESSAGE_RATE_TOO_HIGH, "the device sends faster than it may; slow down"),
    FOREIGN_TOPIC(MqttDisconnectReasonCode.NOT_AUTHORIZED, "a device may publish only under its own id"),
    BAD_TOPIC_ALIAS(MqttDisconnectReasonCode.TOPIC_ALIAS_INVALID, "the topic alias is unknown or over the maximum"),
    MALFORMED(MqttDisconnectReasonCode.MALFORMED_PACKET, "a packet is not MQTT"),
    KEEP_ALIVE(
            MqttDisconnectReasonCode.KEEP_ALIVE_TIMEOUT, "nothing was heard for one and a half times the keep-alive"),
    TAKEN_OVER(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "the device connected again"),
    CREDENTIAL_CHANGED(MqttDisconnectReasonCode.NOT_AUTHORIZED, "the device's credential or registration changed"),
    BUSY(MqttDisconnectReasonCode.SERVER_BUSY, "the gateway cannot store more at present; try again later"),
    SHUTTING_DOWN(MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN, "the gateway stops");

    private final MqttDisconnectReasonCode code;
    private final String text;

    Violation(MqttDisconnectReasonCode code, String text) {
        this.code = code;
        this.text = text;
    }

    MqttDisconnectReasonCode code() {
        return code;
    }

    /** What is wrong and the remedy, for people. */
    String text() {
        return text;
    }

    /** Word of the meter's tag and of the presence's reason. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
