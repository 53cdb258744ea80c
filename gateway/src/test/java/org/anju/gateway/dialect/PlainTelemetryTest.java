package org.anju.gateway.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reader of plain telemetry against the parser that knows all of JSON: whatever the first takes, the second takes alike. */
final class PlainTelemetryTest {
    private static final String TOPIC = "anju/d1/telemetry";
    private static final long EARLIEST_MS = 946_684_800_000L;
    private static final List<String> ODD = List.of(
            "\"ts\":\"now\"",
            "\"ts\":1.5e12",
            "\"nonsense\":1",
            "\"values\":3",
            "\"values\":{}",
            "\"ts\":17",
            "\"a\\u0062\":1");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-0.0",
            "01",
            "1.",
            ".5",
            "1e3",
            "-1.25",
            "9007199254740993",
            "0.1234567890123456789",
            "+1",
            "--1",
            "123456789012345678",
            "1234567890123456789",
            "1E-2",
            "9.007199254740993",
            "0.30000000000000004",
            "NaN",
            "-",
            "1..2");
    private static final List<String> OTHER = List.of(
            "null",
            "true",
            "false",
            "tru",
            "\"\"",
            "\"x\"",
            "\"Charging\"",
            "\"Ch\\u0061rging\"",
            "\"中文\"",
            "[1]",
            "{\"a\":1}",
            "\"open");

    private final List<Kind> kinds;

    PlainTelemetryTest() throws InvalidProfileException {
        kinds = List.copyOf(Profiles.load(null).values());
    }

    @Test
    void readsWhatDevicesSend() {
        Recorded plain = plainly(
                kind("charger"),
                "{\"ts\":1700000000123,\"values\":{\"status\":\"Charging\",\"power_w\":6980.5,\"smoke\":false}}");
        assertEquals(
                List.of("telemetry 1700000000123 {status=Charging, power_w=6980.5, smoke=false}"),
                Objects.requireNonNull(plain).told);
    }

    @Test
    void leavesTheRestAloneWithoutAWord() {
        for (String odd :
                List.of("[]", "{}", "{\"power_w\":1}x", "{\"power_w\":1e3}", "{\"power_w\":-1}", "{\"smoke\":1}")) {
            assertEquals(null, plainly(kind("charger"), odd), odd);
        }
        byte[] trailing = "{\"power_w\":1} ".getBytes(StandardCharsets.US_ASCII);
        trailing[trailing.length - 1] = (byte) 0xFF;
        assertFalse(reads(kind("charger"), trailing, new Recorded()), "a stray byte at the end");
    }

    @Property(tries = 20_000)
    void agreesWithTheFullParser(@ForAll long seed, @ForAll @IntRange(max = 3) int mutations) {
        Random random = new Random(seed);
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        byte[] payload = message(kind, random).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < mutations; i++) {
            payload = mutated(payload, random);
        }
        Recorded plain = new Recorded();
        Recorded full = new Recorded();
        if (reads(kind, payload, plain)) {
            NativeDialect.readAny(new Message(TOPIC, payload, "", new Alone(device(kind))), full);
            assertEquals(full.told, plain.told, () -> new String(plain.payload, StandardCharsets.UTF_8));
        } else {
            assertTrue(plain.told.isEmpty(), "it left the message alone, but told " + plain.told);
        }
    }

    @Property(tries = 500)
    void isNotShyOfPlainMessages(@ForAll long seed) {
        Random random = new Random(seed);
        Kind kind = kind("charger");
        String payload = "{\"ts\":%d, \"values\": {\"power_w\":%s,\"temperature_c\":-%d.%d}}"
                .formatted(
                        EARLIEST_MS + random.nextInt(1_000_000),
                        random.nextInt(500_000),
                        random.nextInt(60),
                        random.nextInt(1_000));
        assertTrue(reads(kind, payload.getBytes(StandardCharsets.UTF_8), new Recorded()), payload);
    }

    private static String message(Kind kind, Random random) {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Field field = kind.slots().get(random.nextInt(kind.slots().size()));
            members.add(space(random) + "\"" + field.name() + "\"" + space(random) + ":" + space(random)
                    + value(field, random) + space(random));
        }
        if (random.nextInt(10) == 0) {
            members.add(ODD.get(random.nextInt(ODD.size())));
        }
        String values = "{" + String.join(",", members) + "}";
        return switch (random.nextInt(4)) {
            case 0 -> values;
            case 1 ->
                "{\"values\":" + values + ",\"ts\":" + (1_700_000_000_000L + random.nextInt()) + "}" + space(random);
            case 2 -> "[" + values + "]";
            default -> "{\"ts\":" + (EARLIEST_MS + random.nextInt()) + ",\"values\":" + values + "}";
        };
    }

    private static String value(Field field, Random random) {
        if (random.nextInt(12) == 0) {
            return OTHER.get(random.nextInt(OTHER.size()));
        }
        if (random.nextInt(8) == 0) {
            return NUMBERS.get(random.nextInt(NUMBERS.size()));
        }
        return switch (field.type()) {
            case TEXT ->
                "\""
                        + (field.values().isEmpty()
                                ? "s" + random.nextInt()
                                : field.values()
                                        .get(random.nextInt(field.values().size())))
                        + "\"";
            case FLAG -> random.nextBoolean() ? "true" : "false";
            case INTEGER -> Integer.toString(random.nextInt(200) - 20);
            case NUMBER ->
                random.nextBoolean()
                        ? Double.toString(random.nextInt(100_000) / 1e3)
                        : Float.toString(random.nextFloat() * 300);
        };
    }

    private static String space(Random random) {
        return random.nextInt(10) == 0 ? " \n" : "";
    }

    private static byte[] mutated(byte[] payload, Random random) {
        int at = random.nextInt(payload.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(payload, at + 1);
            case 1 -> {
                byte[] changed = payload.clone();
                changed[at] = (byte) random.nextInt();
                yield changed;
            }
            case 2 -> {
                byte[] without = new byte[payload.length - 1];
                System.arraycopy(payload, 0, without, 0, at);
                System.arraycopy(payload, at + 1, without, at, payload.length - at - 1);
                yield without.length == 0 ? payload : without;
            }
            default -> {
                byte[] changed = payload.clone();
                changed[at] = payload[random.nextInt(payload.length)];
                yield changed;
            }
        };
    }

    private Kind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Device device(Kind kind) {
        return new Device(new DeviceId("d1"), kind, "A1", "A1-C01", "", "设备");
    }

    private static boolean reads(Kind kind, byte[] payload, Recorded out) {
        out.payload = payload;
        return new PlainTelemetry(kind).read(payload, device(kind), EARLIEST_MS, out);
    }

    private static Recorded plainly(Kind kind, String payload) {
        Recorded out = new Recorded();
        return reads(kind, payload.getBytes(StandardCharsets.UTF_8), out) ? out : null;
    }

    private static final class Recorded implements Readout {
        private final List<String> told = new ArrayList<>();
        private byte[] payload = new byte[0];

        @Override
        public void telemetry(Device device, long tsMs, Values values) {
            told.add("telemetry " + tsMs + " " + values);
        }

        @Override
        public void event(Device device, long tsMs, String event, Map<String, Object> data) {
            told.add("event " + event);
        }

        @Override
        public void status(Device device, boolean online) {
            told.add("status " + online);
        }

        @Override
        public void relayed(Device device, boolean connected) {
            told.add("relayed " + connected);
        }

        @Override
        public void refuse(Reason reason, String detail) {
            told.add(reason + " " + detail);
        }

        @Override
        public void refuseAll(Reason reason, String detail) {
            told.clear();
            told.add(reason + " " + detail);
        }
    }

    private record Alone(Device device) implements Speaker {
        @Override
        public @Nullable Device entitled(String id) {
            return null;
        }
    }
}
