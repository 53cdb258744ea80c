package org.anju.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.anju.gateway.dialect.Message;
import org.anju.gateway.dialect.NativeDialect;
import org.anju.gateway.dialect.Readout;
import org.anju.gateway.dialect.Reason;
import org.anju.gateway.dialect.Speaker;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/** The input of the small benchmarks: one typical message of about 140 bytes with five fields, and the built-in kinds. */
public final class Sample {
    /** What a charger at work says. */
    public static final String CHARGER_JSON =
            "{\"ts\":1700000000123,\"values\":{\"status\":\"Charging\",\"power_w\":6980.5,"
                    + "\"current_a\":31.8,\"voltage_v\":219.5,\"temperature_c\":41.2}}";

    private static final long FIRST_MS = 1_700_000_000_123L;
    private static final int DEVICES = 1_000;
    private static final Map<String, Kind> KINDS = load();

    private Sample() {}

    private static Map<String, Kind> load() {
        try {
            return Profiles.load(null);
        } catch (InvalidProfileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The built-in kinds by name. */
    public static Map<String, Kind> kinds() {
        return KINDS;
    }

    /** One charger. */
    public static Device charger() {
        return charger(0);
    }

    private static Device charger(int number) {
        Kind kind = KINDS.get("charger");
        if (kind == null) {
            throw new IllegalStateException("the jar has no profile of chargers");
        }
        String compound = "A1-C%02d".formatted(number / 100 + 1);
        return new Device(new DeviceId("%s-charger-%03d".formatted(compound, number)), kind, "A1", compound, "", "充电桩");
    }

    /** So many messages of a thousand chargers in turn, each a millisecond after the one before. */
    public static List<Telemetry> telemetry(int count) {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < Math.min(count, DEVICES); i++) {
            devices.add(charger(i));
        }
        List<Telemetry> messages = new ArrayList<>();
        byte[] payload = CHARGER_JSON.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            Device device = devices.get(i % devices.size());
            long ts = FIRST_MS + i;
            Message message = new Message("anju/" + device.id() + "/telemetry", payload, "", new Alone(device));
            new NativeDialect().read(message, new Collector(ts, messages));
        }
        return messages;
    }

    /** A device that speaks for itself only. */
    public record Alone(Device device) implements Speaker {
        @Override
        public @Nullable Device entitled(String id) {
            return null;
        }
    }

    private record Collector(long tsMs, List<Telemetry> into) implements Readout {
        @Override
        public void telemetry(Device device, long ignored, Values values) {
            into.add(new Telemetry(device, tsMs, tsMs + 5, 0, values));
        }

        @Override
        public void event(Device device, long ignored, String event, Map<String, Object> data) {
            throw new IllegalStateException("no event was sent");
        }

        @Override
        public void status(Device device, boolean online) {
            throw new IllegalStateException("no status was sent");
        }

        @Override
        public void relayed(Device device, boolean connected) {
            throw new IllegalStateException("no gateway spoke");
        }

        @Override
        public void refuse(Reason reason, String detail) {
            throw new IllegalStateException(detail);
        }

        @Override
        public void refuseAll(Reason reason, String detail) {
            throw new IllegalStateException(detail);
        }
    }
}
