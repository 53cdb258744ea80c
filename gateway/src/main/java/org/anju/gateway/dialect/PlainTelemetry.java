package org.anju.gateway.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * Reads the telemetry that nearly every device sends nearly every time: one JSON object, with or without {@code ts} and {@code values},
 * plain numbers, flags and ASCII texts, every value good. It goes once over the bytes and straight into the fields of one kind. Whatever is
 * not as plain as that it leaves alone, and the parser that knows all of JSON and words the errors reads it from the start; so both always
 * agree on what is taken. Not thread-safe.
 */
final class PlainTelemetry {
    private static final int MAX_DIGITS = 18;
    private static final long EXACT = 1L << 53;
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    private static final byte[] TS = "ts".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = "values".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    /** A field with the bytes of its name and of the texts it may have. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Known(Field field, byte[] name, byte[][] texts) {}

    private final @Nullable Known[] table;
    private final Values.Builder values = new Values.Builder();
    private byte[] in = new byte[0];
    private int at;
    private long tsMs;
    private long seenSlots;
    private double number;

    PlainTelemetry(Kind kind) {
        int size = Integer.highestOneBit(Math.max(4, kind.slots().size() * 4));
        table = new @Nullable Known[size];
        for (Field field : kind.slots()) {
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            byte[][] texts = field.values().stream()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            int place = hash(name, 0, name.length) & (size - 1);
            while (table[place] != null) {
                place = (place + 1) & (size - 1);
            }
            table[place] = new Known(field, name, texts);
        }
    }

    /**
     * Reads a message.
     *
     * @return false when it is not plain; then {@code out} was not told anything
     */
    boolean read(byte[] payload, Device device, long earliestMs, Readout out) {
        in = payload;
        at = 0;
        tsMs = Readout.NO_TIME;
        seenSlots = 0;
        values.reset();
        if (!object(true, earliestMs) || values.isEmpty() || space() != -1) {
            return false;
        }
        out.telemetry(device, tsMs, values.build());
        return true;
    }

    /** The object that starts here, with {@code ts} and {@code values} on the outer level only. */
    private boolean object(boolean outer, long earliestMs) {
        if (space() != '{') {
            return false;
        }
        do {
            at++;
            if (space() != '"') {
                return false;
            }
            int from = ++at;
            int to = endOfText();
            if (to < 0) {
                return false;
            }
            at = to + 1;
            if (space() != ':') {
                return false;
            }
            at++;
            int next = space();
            boolean good;
            if (outer && is(TS, from, to)) {
                good = time(next, earliestMs);
            } else if (outer && next == '{' && is(VALUES, from, to)) {
                good = object(false, earliestMs);
            } else {
                good = value(find(from, to), next);
            }
            if (!good) {
                return false;
            }
        } while (space() == ',');
        return space() == '}' && at++ >= 0;
    }

    private boolean time(int next, long earliestMs) {
        int from = at;
        if (next < '1' || next > '9' || !number(next)) {
            return false;
        }
        long whole = 0;
        for (int i = from; i < at; i++) {
            if (in[i] == '.') {
                return false;
            }
            whole = whole * 10 + in[i] - '0';
        }
        tsMs = whole;
        return whole >= earliestMs;
    }

    private boolean value(@Nullable Known known, int next) {
        if (known == null) {
            return false;
        }
        Field field = known.field;
        long bit = 1L << field.slot();
        if ((seenSlots & bit) != 0) {
            return false;
        }
        seenSlots |= bit;
        return switch (field.type()) {
            case TEXT -> next == '"' && text(known);
            case FLAG -> flag(field, next);
            case NUMBER, INTEGER -> {
                if (!number(next)
                        || !(number >= field.min() && number <= field.max())
                        || (field.type() == FieldType.INTEGER && number != Math.rint(number))) {
                    yield false;
                }
                values.number(field, number);
                yield true;
            }
        };
    }

    private boolean flag(Field field, int next) {
        byte[] word = next == 't' ? TRUE : FALSE;
        if (at + word.length > in.length || !is(word, at, at + word.length)) {
            return false;
        }
        at += word.length;
        values.number(field, next == 't' ? 1 : 0);
        return true;
    }

    private boolean text(Known known) {
        int from = ++at;
        int to = endOfText();
        if (to < 0 || to - from > known.field.maxLength()) {
            return false;
        }
        at = to + 1;
        if (known.texts.length == 0) {
            values.text(known.field, new String(in, from, to - from, StandardCharsets.ISO_8859_1));
            return true;
        }
        for (int i = 0; i < known.texts.length; i++) {
            if (is(known.texts[i], from, to)) {
                values.text(known.field, known.field.values().get(i));
                return true;
            }
        }
        return false;
    }

    /** Reads a number into {@link #number}: exact, since digits and power of ten are both whole and small enough for one exact division. */
    private boolean number(int next) {
        boolean negative = next == '-';
        if (negative) {
            at++;
        }
        int from = at;
        int point = -1;
        long digits = 0;
        for (; at < in.length; at++) {
            int c = in[at];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + c - '0';
            } else if (c == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        int whole = (point < 0 ? at : point) - from;
        int decimals = point < 0 ? 0 : at - point - 1;
        boolean odd = whole == 0
                || (point >= 0 && decimals == 0)
                || (whole > 1 && in[from] == '0')
                || whole + decimals > MAX_DIGITS
                || (decimals > 0 && digits > EXACT)
                || (negative && digits == 0)
                || (at < in.length && (in[at] == 'e' || in[at] == 'E'));
        if (odd) {
            return false;
        }
        double magnitude = decimals == 0 ? digits : digits / TENS[decimals];
        number = negative ? -magnitude : magnitude;
        return true;
    }

    /** Where the text that starts here ends; -1 when it has an escape or anything but printable ASCII. */
    private int endOfText() {
        for (int i = at; i < in.length; i++) {
            int c = in[i];
            if (c == '"') {
                return i;
            }
            if (c < ' ' || c == '\\') {
                return -1;
            }
        }
        return -1;
    }

    /** The next byte that is not white space, -1 at the end. */
    private int space() {
        while (at < in.length) {
            int c = in[at] & 0xFF;
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return -1;
    }

    private @Nullable Known find(int from, int to) {
        int place = hash(in, from, to) & (table.length - 1);
        while (true) {
            Known known = table[place];
            if (known == null || is(known.name, from, to)) {
                return known;
            }
            place = (place + 1) & (table.length - 1);
        }
    }

    private boolean is(byte[] word, int from, int to) {
        return Arrays.equals(word, 0, word.length, in, from, to);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ (hash >>> 7);
    }
}
