package org.anju.sim.load;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.anju.sim.estate.Device;
import org.anju.sim.mqtt.Dialect;

/**
 * One device's PUBLISH packet, prepared to the byte: only the DUP flag, the packet id, the timestamp and one reading change from
 * message to message, and none of them changes length.
 */
final class Frame {
    private static final int PUBLISH = 0x30;
    private static final int DUP = 0x08;
    private static final String TS = "1000000000000";
    private static final String READING = "00.0";

    private final byte[] bytes;
    private final int qos;
    private final int packetIdAt;
    private final int tsAt;
    private final int readingAt;
    private final int lowestTenths;
    private final int spanTenths;

    Frame(Device device, Dialect dialect, int qos, boolean mqtt5) {
        Body body = Body.of(device);
        byte[] topic = dialect.telemetryTopic(device.id()).getBytes(StandardCharsets.UTF_8);
        byte[] payload = body.json.getBytes(StandardCharsets.US_ASCII);
        int remaining = 2 + topic.length + (qos > 0 ? 2 : 0) + (mqtt5 ? 1 : 0) + payload.length;
        ByteBuffer frame = ByteBuffer.allocate(remaining + 5);
        frame.put((byte) (PUBLISH | qos << 1));
        putLength(frame, remaining);
        frame.putShort((short) topic.length).put(topic);
        this.packetIdAt = frame.position();
        if (qos > 0) {
            frame.putShort((short) 0);
        }
        if (mqtt5) {
            frame.put((byte) 0);
        }
        this.tsAt = frame.position() + body.json.indexOf(TS);
        this.readingAt = frame.position() + body.json.indexOf(READING);
        frame.put(payload);
        this.bytes = Arrays.copyOf(frame.array(), frame.position());
        this.qos = qos;
        this.lowestTenths = body.lowestTenths;
        this.spanTenths = body.spanTenths;
    }

    int length() {
        return bytes.length;
    }

    /** Writes message {@code seq}: the same (seq, tsMs) gives the same payload. */
    void write(ByteBuf out, int packetId, boolean again, long seq, long tsMs) {
        int start = out.writerIndex();
        out.writeBytes(bytes);
        if (again) {
            out.setByte(start, bytes[0] | DUP);
        }
        if (qos > 0) {
            out.setShort(start + packetIdAt, packetId);
        }
        long left = tsMs;
        for (int at = start + tsAt + TS.length() - 1; at >= start + tsAt; at--, left /= 10) {
            out.setByte(at, '0' + (int) (left % 10));
        }
        int tenths = lowestTenths + (int) (seq % spanTenths);
        out.setByte(start + readingAt, '0' + tenths / 100);
        out.setByte(start + readingAt + 1, '0' + tenths / 10 % 10);
        out.setByte(start + readingAt + 3, '0' + tenths % 10);
    }

    private static void putLength(ByteBuffer frame, int length) {
        int left = length;
        do {
            int digit = left & 0x7F;
            left >>= 7;
            frame.put((byte) (left > 0 ? digit | 0x80 : digit));
        } while (left > 0);
    }

    /** A kind's JSON with one reading, in tenths, that moves through an ordinary range so that no alert is raised. */
    private record Body(String json, int lowestTenths, int spanTenths) {
        static Body of(Device device) {
            return switch (device.kind().word()) {
                case "camera" ->
                    new Body(
                            values("\"fps\":25,\"bitrate_kbps\":2048,\"packet_loss_pct\":0.1,\"recording\":true,"
                                    + "\"temperature_c\":"),
                            200,
                            300);
                case "gate" ->
                    new Body(
                            values("\"door_state\":\"Closed\",\"lock_state\":\"Locked\",\"opens_total\":1200,"
                                    + "\"denied_total\":12,\"voltage_v\":"),
                            115,
                            20);
                case "lamp" ->
                    new Body(
                            values("\"voltage_v\":221.5,\"power_factor\":0.95,\"leakage_ma\":1.2,\"tilt_deg\":0.8,"
                                    + "\"illuminance_lx\":"),
                            100,
                            300);
                case "charger" ->
                    new Body(
                            values("\"status\":\"Charging\",\"power_w\":6980.5,\"current_a\":31.8,\"voltage_v\":219.5,"
                                    + "\"temperature_c\":"),
                            250,
                            50);
                case "elevator" ->
                    new Body(
                            values("\"car_status\":1,\"direction\":1,\"floor\":3,\"speed_mps\":1.0,\"vibration_mg\":"),
                            100,
                            150);
                default -> throw new IllegalArgumentException("no load is made of kind " + device.kind());
            };
        }

        private static String values(String fields) {
            return "{\"ts\":" + TS + ",\"values\":{" + fields + READING + "}}";
        }
    }
}
