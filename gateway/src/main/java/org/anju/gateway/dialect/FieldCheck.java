package org.anju.gateway.dialect;

import java.util.List;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;

/** Checks single values against their field and adds the good ones to a message. */
final class FieldCheck {
    private static final int MAX_SHOWN = 60;

    private FieldCheck() {}

    static void number(Field field, double value, Values.Builder values, Readout out) {
        if (field.type() == FieldType.TEXT || field.type() == FieldType.FLAG) {
            wrongType(field, "a number", out);
        } else if (!(value >= field.min() && value <= field.max())) {
            out.refuse(
                    Reason.OUT_OF_RANGE,
                    "field '" + field.name() + "': " + shown(value) + " is outside " + shown(field.min()) + " to "
                            + shown(field.max()));
        } else if (field.type() == FieldType.INTEGER && value != Math.rint(value)) {
            wrongType(field, "a number with decimals", out);
        } else {
            values.number(field, value);
        }
    }

    static void flag(Field field, boolean value, Values.Builder values, Readout out) {
        if (field.type() == FieldType.FLAG) {
            values.number(field, value ? 1 : 0);
        } else {
            wrongType(field, "true or false", out);
        }
    }

    static void text(Field field, String value, Values.Builder values, Readout out) {
        if (field.type() != FieldType.TEXT) {
            wrongType(field, "a text", out);
        } else if (value.length() > field.maxLength()) {
            out.refuse(
                    Reason.OUT_OF_RANGE,
                    "field '" + field.name() + "': a text of " + value.length() + " characters is longer than "
                            + field.maxLength());
        } else if (!field.values().isEmpty() && !field.values().contains(value)) {
            out.refuse(
                    Reason.OUT_OF_RANGE,
                    "field '" + field.name() + "': '" + clip(value) + "' is not one of "
                            + String.join(", ", field.values()));
        } else {
            values.text(field, value);
        }
    }

    static void wrongType(Field field, String got, Readout out) {
        String wanted =
                switch (field.type()) {
                    case NUMBER -> "a number";
                    case INTEGER -> "a whole number";
                    case FLAG -> "true or false";
                    case TEXT -> "a text";
                };
        out.refuse(Reason.WRONG_TYPE, "field '" + field.name() + "' takes " + wanted + ", not " + got);
    }

    static void unknownField(String name, Kind kind, Readout out) {
        out.refuse(
                Reason.UNKNOWN_FIELD,
                "a " + kind.name() + " has no field '" + clip(name) + "'; its fields are "
                        + String.join(", ", kind.fields().keySet()));
    }

    static void unknownEvent(String name, Kind kind, Readout out) {
        List<String> known = List.copyOf(kind.events().keySet());
        out.refuse(
                Reason.UNKNOWN_EVENT,
                "a " + kind.name() + " has no event '" + clip(name) + "'; its events are " + String.join(", ", known));
    }

    static String clip(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
