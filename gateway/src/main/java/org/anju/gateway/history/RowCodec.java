package org.anju.gateway.history;

import org.anju.gateway.model.Field;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * The values of one point as bytes. A field is its number in the store's dictionary together with how the value is laid out, so a row can
 * be read without the profile it was written under: fields may come, go and change their type, and old rows stay what they were.
 *
 * <pre>row = quality, count, count x (field number x 4 + layout, value)</pre>
 */
final class RowCodec {
    private static final int WHOLE = 0;
    private static final int THOUSANDTHS = 1;
    private static final int RAW = 2;
    private static final int TEXT = 3;
    private static final double SCALE = 1_000;
    private static final double LARGEST = 1e12;

    private RowCodec() {}

    /** @param numbers dictionary numbers by slot */
    static void write(Bytes out, Values values, int quality, int[] numbers) {
        out.unsigned(quality);
        out.unsigned(values.size());
        for (int i = 0; i < values.size(); i++) {
            Field field = values.field(i);
            long key = (long) numbers[field.slot()] << 2;
            if (field.isText()) {
                out.unsigned(key | TEXT);
                out.text(values.text(i));
                continue;
            }
            number(out, key, values.number(i));
        }
    }

    /** Writes a number in as few bytes as it needs; its layout goes into the low bits of {@code key}. */
    static void number(Bytes out, long key, double value) {
        long thousandths = Math.abs(value) < LARGEST ? Math.round(value * SCALE) : 0;
        if (value == (long) value) {
            out.unsigned(key | WHOLE);
            out.signed((long) value);
        } else if (thousandths / SCALE == value) {
            out.unsigned(key | THOUSANDTHS);
            out.signed(thousandths);
        } else {
            out.unsigned(key | RAW);
            out.number(value);
        }
    }

    /** Takes the values of a row one by one, by dictionary number, whatever the profile says today. */
    interface Sink {
        void number(int field, double value);

        void text(int field, String value);
    }

    /** Reads a whole row. */
    static void read(BytesReader in, Sink sink) {
        in.unsigned();
        long count = in.unsigned();
        for (long i = 0; i < count; i++) {
            long key = in.unsigned();
            int layout = (int) (key & 3);
            if (layout == TEXT) {
                sink.text((int) (key >>> 2), in.text());
            } else {
                sink.number((int) (key >>> 2), number(in, layout));
            }
        }
    }

    /** Reads a number that was written under the key 0. */
    static double number(BytesReader in) {
        return number(in, (int) in.unsigned());
    }

    private static double number(BytesReader in, int layout) {
        return switch (layout) {
            case WHOLE -> in.signed();
            case THOUSANDTHS -> in.signed() / SCALE;
            default -> in.number();
        };
    }

    /**
     * Reads a row into cells, boxed by the type the field has today. A value that is a text where the profile now says number, or the
     * other way round, is left out.
     *
     * @param columns column of each dictionary number, negative for those not wanted; may be shorter than the dictionary
     * @return whether any cell was set
     */
    static boolean read(BytesReader in, int[] columns, Field[] fields, @Nullable Object[] cells) {
        in.unsigned();
        long count = in.unsigned();
        boolean any = false;
        for (long i = 0; i < count; i++) {
            long key = in.unsigned();
            int number = (int) (key >>> 2);
            int layout = (int) (key & 3);
            int column = number < columns.length ? columns[number] : -1;
            if (layout == TEXT) {
                if (column < 0 || !fields[column].isText()) {
                    in.skip((int) in.unsigned());
                } else {
                    cells[column] = in.text();
                    any = true;
                }
                continue;
            }
            double value = number(in, layout);
            if (column >= 0 && !fields[column].isText()) {
                cells[column] = Values.box(fields[column], value, "");
                any = true;
            }
        }
        return any;
    }
}
