package org.anju.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeSet;
import org.anju.gateway.model.CommandType;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Field;

/** Holds a command against the device's profile: what is sent is exactly what the profile declares. */
final class CommandCheck {
    private CommandCheck() {}

    static void check(Device device, String method, Map<String, JsonNode> params) throws CommandRefusedException {
        CommandType type = device.kind().commands().get(method);
        if (type == null) {
            throw invalid("a " + device.kind().name() + " has no command '" + method + "'; it has "
                    + (device.kind().commands().isEmpty()
                            ? "none"
                            : String.join(", ", device.kind().commands().keySet()))
                    + ".");
        }
        for (String name : params.keySet()) {
            if (!type.params().containsKey(name)) {
                throw invalid("params." + name + ": " + method + " takes "
                        + (type.params().isEmpty()
                                ? "no parameters"
                                : new TreeSet<>(type.params().keySet())) + ".");
            }
        }
        for (Field field : type.params().values()) {
            JsonNode value = params.get(field.name());
            if (value == null || value.isNull()) {
                throw invalid("params." + field.name() + " is missing.");
            }
            checkValue(field, value);
        }
    }

    private static void checkValue(Field field, JsonNode value) throws CommandRefusedException {
        boolean fits =
                switch (field.type()) {
                    case FLAG -> value.isBoolean();
                    case TEXT ->
                        value.isTextual()
                                && value.textValue().length() <= field.maxLength()
                                && (field.values().isEmpty() || field.values().contains(value.textValue()));
                    case INTEGER -> value.isIntegralNumber() && inRange(field, value.doubleValue());
                    case NUMBER -> value.isNumber() && inRange(field, value.doubleValue());
                };
        if (!fits) {
            throw invalid("params." + field.name() + " must be " + expected(field) + ".");
        }
    }

    private static boolean inRange(Field field, double value) {
        return value >= field.min() && value <= field.max();
    }

    private static String expected(Field field) {
        return switch (field.type()) {
            case FLAG -> "true or false";
            case TEXT ->
                field.values().isEmpty()
                        ? "a text of at most " + field.maxLength() + " characters"
                        : "one of " + field.values();
            case INTEGER -> "a whole number from " + (long) field.min() + " to " + (long) field.max();
            case NUMBER -> "a number from " + field.min() + " to " + field.max();
        };
    }

    private static CommandRefusedException invalid(String message) {
        return new CommandRefusedException(CommandRefusedException.Why.INVALID, message);
    }
}
