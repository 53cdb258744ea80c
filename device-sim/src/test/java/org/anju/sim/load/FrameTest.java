package org.anju.sim.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.anju.sim.estate.Device;
import org.anju.sim.estate.Kind;
import org.anju.sim.mqtt.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameTest {
    private static MqttPublishMessage decode(ByteBuf bytes, boolean mqtt5) {
        EmbeddedChannel channel = new EmbeddedChannel(MqttEncoder.INSTANCE, new MqttDecoder());
        channel.writeOutbound(MqttMessageBuilders.connect()
                .protocolVersion(mqtt5 ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1)
                .clientId("x")
                .build());
        channel.releaseOutbound();
        channel.writeInbound(bytes);
        MqttPublishMessage message = channel.readInbound();
        return message.replace(Unpooled.copiedBuffer(message.payload()));
    }

    private static ByteBuf frame(Kind kind, int qos, boolean mqtt5, boolean again, long seq) {
        Device device = new Device("A1-C01-" + kind.word() + "-001", kind, null, null, null);
        ByteBuf out = Unpooled.buffer();
        new Frame(device, Dialect.NATIVE, qos, mqtt5).write(out, 4_711, again, seq, 1_700_000_000_123L + seq);
        return out;
    }

    @ParameterizedTest
    @CsvSource({"1,true,false", "1,true,true", "1,false,false", "1,false,true", "0,true,false", "0,false,false"})
    void isAPublishPacketThatDecodes(int qos, boolean mqtt5, boolean again) throws IOException {
        MqttPublishMessage message = decode(frame(Kind.CAMERA, qos, mqtt5, again, 7), mqtt5);

        assertTrue(message.decoderResult().isSuccess());
        assertEquals(qos, message.fixedHeader().qosLevel().value());
        assertEquals(again, message.fixedHeader().isDup());
        assertEquals(
                "anju/A1-C01-camera-001/telemetry", message.variableHeader().topicName());
        assertEquals(qos == 0 ? -1 : 4_711, message.variableHeader().packetId());
        JsonNode payload = new ObjectMapper().readTree(message.payload().toString(StandardCharsets.UTF_8));
        assertEquals(1_700_000_000_130L, payload.path("ts").asLong());
        assertEquals(20.7, payload.path("values").path("temperature_c").asDouble());
    }

    @ParameterizedTest
    @MethodSource("org.anju.sim.estate.Kind#builtIn")
    void carriesFiveOrSixFieldsOfItsKindAndChangesWithTheSequence(Kind kind) throws IOException {
        String first = decode(frame(kind, 1, true, false, 0), true).payload().toString(StandardCharsets.UTF_8);
        String second = decode(frame(kind, 1, true, false, 1), true).payload().toString(StandardCharsets.UTF_8);

        assertTrue(new ObjectMapper().readTree(first).path("values").size() >= 5);
        assertNotEquals(first.substring(20), second.substring(20));
    }
}
