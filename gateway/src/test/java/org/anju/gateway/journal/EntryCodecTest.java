package org.anju.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.anju.gateway.fake.TestEstate;
import org.anju.gateway.model.AlertClosed;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Presence;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Restart;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Text;
import org.anju.gateway.model.Tick;
import org.anju.gateway.model.Values;

class EntryCodecTest {
    private static final long WHOLE = 1L << 53;
    private final TestEstate estate = TestEstate.of(2);
    private final EntryCodec codec = codec(estate, List.of());

    @Property(tries = 300)
    void whatWasWrittenIsRead(@ForAll("entries") List<Entry> entries) {
        assertEquals(entries, codec.decode(encode(codec, entries)));
    }

    @Property(tries = 300)
    void anyBytesAreABlockOrRefusedByOneException(@ForAll byte[] bytes) {
        try {
            codec.decode(bytes);
        } catch (IllegalArgumentException e) {
            assertEquals(IllegalArgumentException.class, e.getClass());
        }
    }

    @Property(tries = 100)
    void aBlockCutShortIsRefused(@ForAll("entries") List<Entry> entries) {
        byte[] whole = encode(codec, entries);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 20) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                List<Entry> read = codec.decode(cut);
                assertEquals(entries.subList(0, read.size()), read);
            } catch (IllegalArgumentException e) {
                assertEquals(IllegalArgumentException.class, e.getClass());
            }
        }
    }

    @Example
    void aProfileMayGainLoseAndReorderFields() {
        Kind before = kind(number("a"), text("gone"), number("b"), flag("c"));
        Kind after = kind(number("b"), number("new"), flag("c"), number("a"));
        TestEstate old = TestEstate.of(Map.of("thing", before), 1);
        TestEstate now = TestEstate.of(Map.of("thing", after), 1);
        List<Schemas.Schema> stored = new ArrayList<>();
        EntryCodec oldCodec = new EntryCodec(new Schemas(List.of(), old.kinds(), stored::add), old::find);
        byte[] block = encode(
                oldCodec, List.of(telemetry(old, Map.of("a", 1.5, "gone", "x", "b", 2.5, "c", 1.0)), new Tick(9)));

        assertEquals(
                List.of(telemetry(now, Map.of("a", 1.5, "b", 2.5, "c", 1.0)), new Tick(9)),
                codec(now, stored).decode(block));
    }

    @Example
    void aFieldThatChangedItsTypeIsLeftOut() {
        TestEstate old = TestEstate.of(Map.of("thing", kind(number("a"), number("b"))), 1);
        TestEstate now = TestEstate.of(Map.of("thing", kind(text("a"), number("b"))), 1);
        List<Schemas.Schema> stored = new ArrayList<>();
        EntryCodec oldCodec = new EntryCodec(new Schemas(List.of(), old.kinds(), stored::add), old::find);
        byte[] block = encode(oldCodec, List.of(telemetry(old, Map.of("a", 1.5, "b", 2.5))));
        assertEquals(
                List.of(telemetry(now, Map.of("b", 2.5))), codec(now, stored).decode(block));
    }

    @Example
    void entriesOfARemovedDeviceKeepTheirPlace() {
        byte[] block = encode(codec, List.of(estate.reading(2, 5, 20), estate.reading(1, 6, 21)));
        TestEstate smaller = TestEstate.of(1);
        List<Schemas.Schema> stored = new ArrayList<>();
        new Schemas(List.of(), estate.kinds(), stored::add);
        List<Entry> read = codec(smaller, stored).decode(block);
        assertEquals(2, read.size());
        assertEquals(new Tick(5), read.get(0));
        assertEquals(6, read.get(1).receivedMs());
    }

    @Example
    void aKindThatWasNotDeclaredIsRefused() {
        Telemetry foreign = telemetry(TestEstate.of(Map.of("thing", kind(number("a"))), 1), Map.of("a", 1.0));
        assertThrows(IllegalArgumentException.class, () -> encode(codec, List.of(foreign)));
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<Long> ms = Arbitraries.longs();
        Arbitrary<String> text =
                Arbitraries.strings().excludeChars('\0').ofMaxLength(40).filter(EntryCodecTest::isText);
        Arbitrary<Device> device = Arbitraries.of(estate.devices());
        Arbitrary<Integer> quality = Arbitraries.integers().between(0, 3);
        Arbitrary<Entry> telemetry = Combinators.combine(device, ms, ms, quality, Arbitraries.randomValue(r -> r))
                .as((d, ts, received, q, random) -> new Telemetry(d, ts, received, q, values(d, random)));
        Arbitrary<Object> datum = Arbitraries.oneOf(
                text.map(value -> value),
                Arbitraries.longs().map(value -> value),
                Arbitraries.doubles().map(value -> value),
                Arbitraries.of(true, false).map(value -> value));
        Arbitrary<Entry> event = Combinators.combine(
                        device,
                        ms,
                        ms,
                        quality,
                        text,
                        Arbitraries.maps(text, datum).ofMaxSize(5))
                .as((d, ts, received, q, name, data) ->
                        new DeviceEvent(d, ts, received, q, name, new LinkedHashMap<>(data)));
        Arbitrary<Entry> presence = Combinators.combine(
                        device, ms, Arbitraries.of(PresenceState.class), Arbitraries.longs(), text)
                .as(Presence::new);
        Arbitrary<Entry> closed = Combinators.combine(ms, text, text, text).as(AlertClosed::new);
        return Arbitraries.oneOf(telemetry, event, presence, closed, ms.map(Tick::new), ms.map(Restart::new))
                .list()
                .ofMaxSize(30);
    }

    private static boolean isText(String value) {
        return value.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    private static Values values(Device device, Random random) {
        double[] numbers = {0, -0.0, 1.5, -1e300, Double.MIN_VALUE, Double.MAX_VALUE, 0.1};
        long[] wholes = {0, 1, -1, WHOLE, -WHOLE, 127, 128, 1_700_000_000_000L};
        String[] texts = {"", "Charging", "困人 \uD83D\uDEA8", "x".repeat(300)};
        Values.Builder values = new Values.Builder();
        List<Field> slots = device.kind().slots();
        int size = 1 + random.nextInt(slots.size());
        for (int i = 0; i < size; i++) {
            Field field = slots.get(random.nextInt(slots.size()));
            switch (field.type()) {
                case NUMBER -> values.number(field, numbers[random.nextInt(numbers.length)]);
                case INTEGER -> values.number(field, (double) wholes[random.nextInt(wholes.length)]);
                case FLAG -> values.number(field, random.nextInt(2));
                case TEXT -> values.text(field, texts[random.nextInt(texts.length)]);
            }
        }
        return values.build();
    }

    private static byte[] encode(EntryCodec codec, List<Entry> entries) {
        ByteWriter out = new ByteWriter();
        codec.encode(entries, out);
        return out.toArray();
    }

    private static EntryCodec codec(TestEstate estate, List<Schemas.Schema> stored) {
        return new EntryCodec(new Schemas(stored, estate.kinds(), added -> {}), estate::find);
    }

    private static Telemetry telemetry(TestEstate estate, Map<String, Object> byName) {
        Device device = estate.device("thing", 1);
        Values.Builder values = new Values.Builder();
        for (String name : List.of("a", "gone", "b", "c")) {
            Field field = device.kind().field(name);
            Object value = byName.get(name);
            if (field != null && value instanceof String text) {
                values.text(field, text);
            } else if (field != null && value instanceof Double number) {
                values.number(field, number);
            }
        }
        return new Telemetry(device, 7, 8, 1, values.build());
    }

    private record Declared(String name, FieldType type) {}

    private static Declared number(String name) {
        return new Declared(name, FieldType.NUMBER);
    }

    private static Declared text(String name) {
        return new Declared(name, FieldType.TEXT);
    }

    private static Declared flag(String name) {
        return new Declared(name, FieldType.FLAG);
    }

    private static Kind kind(Declared... fields) {
        Text label = new Text("物", "thing");
        List<Field> slots = new ArrayList<>();
        for (Declared field : fields) {
            slots.add(new Field(
                    slots.size(),
                    field.name(),
                    field.type(),
                    label,
                    "",
                    -1e9,
                    1e9,
                    Double.NaN,
                    Double.NaN,
                    false,
                    64,
                    List.of(),
                    Map.of()));
        }
        return Kind.of("thing", label, "139", 1000, slots, Map.of(), Map.of());
    }
}
