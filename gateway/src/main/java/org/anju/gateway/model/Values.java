package org.anju.gateway.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one telemetry message, in the order sent. Numbers, whole numbers and flags (0 or 1) are held as doubles, so that a message
 * costs two arrays and no boxed object. Immutable.
 */
public final class Values {
    private final Field[] fields;
    private final double[] numbers;
    private final @Nullable String @Nullable [] texts;

    private Values(Field[] fields, double[] numbers, @Nullable String @Nullable [] texts) {
        this.fields = fields;
        this.numbers = numbers;
        this.texts = texts;
    }

    public int size() {
        return fields.length;
    }

    public Field field(int index) {
        return fields[index];
    }

    /** The value as a number; 1 or 0 for a flag, NaN for a text. */
    public double number(int index) {
        return numbers[index];
    }

    /** The value of a text field; empty for other types. */
    public String text(int index) {
        String text = texts == null ? null : texts[index];
        return text == null ? "" : text;
    }

    /** The value as people and JSON know it: a Double, Long, Boolean or String. */
    public Object boxed(int index) {
        return box(fields[index], numbers[index], text(index));
    }

    /** Boxes a value held as number or text by the type of its field. */
    public static Object box(Field field, double number, String text) {
        return switch (field.type()) {
            case NUMBER -> number;
            case INTEGER -> (long) number;
            case FLAG -> number != 0;
            case TEXT -> text;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values that
                && Arrays.equals(fields, that.fields)
                && Arrays.equals(numbers, that.numbers)
                && Arrays.equals(texts, that.texts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields) * 31 + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : ", ").append(fields[i].name()).append('=').append(boxed(i));
        }
        return out.append('}').toString();
    }

    /** Collects values; reusable after {@link #build()}. Not thread-safe. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 16;
        private Field[] fields = new Field[FIRST_CAPACITY];
        private double[] numbers = new double[FIRST_CAPACITY];
        private @Nullable String[] texts = new @Nullable String[FIRST_CAPACITY];
        private int size;
        private boolean anyText;

        /** Adds a number, whole number or flag (0 or 1). */
        public Builder number(Field field, double value) {
            grow();
            fields[size] = field;
            numbers[size] = value;
            texts[size] = null;
            size++;
            return this;
        }

        /** Adds a text. */
        public Builder text(Field field, String value) {
            grow();
            fields[size] = field;
            numbers[size] = Double.NaN;
            texts[size] = value;
            anyText = true;
            size++;
            return this;
        }

        public boolean isEmpty() {
            return size == 0;
        }

        /** Forgets what was collected. */
        public void reset() {
            size = 0;
            anyText = false;
        }

        /** What was collected; the builder is empty afterwards. */
        public Values build() {
            Values values = new Values(
                    Arrays.copyOf(fields, size),
                    Arrays.copyOf(numbers, size),
                    anyText ? Arrays.copyOf(texts, size) : null);
            reset();
            return values;
        }

        private void grow() {
            if (size == fields.length) {
                fields = Arrays.copyOf(fields, size * 2);
                numbers = Arrays.copyOf(numbers, size * 2);
                texts = Arrays.copyOf(texts, size * 2);
            }
        }
    }
}
