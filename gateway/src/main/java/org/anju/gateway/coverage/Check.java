package org.anju.gateway.coverage;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something a working device must report. A field that was never reported does not pass.
 *
 * @param operator how the value is compared
 * @param operand a Double, a Boolean or a list of texts or whole numbers, which is held as texts
 * @param when the check counts only while this one passes; null for always
 */
public record Check(
        String field,
        Operator operator,
        Object operand,
        @Nullable Check when) {
    private static final Set<Operator> COMPARING =
            EnumSet.of(Operator.ABOVE, Operator.AT_LEAST, Operator.BELOW, Operator.AT_MOST);

    /** Brings a list into the form it is compared in, once and not for every message. */
    public Check {
        operand =
                operand instanceof List<?> list ? list.stream().map(Check::text).toList() : operand;
    }

    /** How a value is compared with the operand. */
    public enum Operator {
        ABOVE("above", ">"),
        AT_LEAST("at_least", "≥"),
        BELOW("below", "<"),
        AT_MOST("at_most", "≤"),
        IS("is", "="),
        IN("in", "∈"),
        NOT_IN("not_in", "∉");

        private final String word;
        private final String sign;

        Operator(String word, String sign) {
            this.word = word;
            this.sign = sign;
        }

        /** The key in policy files. */
        String word() {
            return word;
        }
    }

    /**
     * Whether a device passes.
     *
     * @param values newest value of a field by its name: a Double, Long, Boolean or String; null when it was never reported
     */
    public boolean passes(Function<String, @Nullable Object> values) {
        if (when != null && !when.passes(values)) {
            return true;
        }
        Object value = values.apply(field);
        return value != null && compare(value);
    }

    private boolean compare(Object value) {
        return switch (operator) {
            case ABOVE -> number(value) > number(operand);
            case AT_LEAST -> number(value) >= number(operand);
            case BELOW -> number(value) < number(operand);
            case AT_MOST -> number(value) <= number(operand);
            case IS -> text(value).equals(text(operand));
            case IN -> ((List<?>) operand).contains(text(value));
            case NOT_IN -> !((List<?>) operand).contains(text(value));
        };
    }

    private static double number(Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Texts, flags and whole numbers as one kind of text, so that 1 and 1.0 are the same. */
    private static String text(Object value) {
        if (value instanceof Double number && number == Math.rint(number)) {
            return Long.toString(number.longValue());
        }
        return String.valueOf(value);
    }

    /** What is wrong, in words: {@code 帧率 0 fps，应 > 0}. */
    Text failure(Kind kind, Map<String, Object> values) {
        Field declared = kind.field(field);
        Text label = declared == null ? new Text(field, field) : declared.label();
        String unit = declared == null || declared.unit().isEmpty() ? "" : " " + declared.unit();
        Object value = values.get(field);
        String wanted = operator.sign + " "
                + (operand instanceof List<?> list
                        ? list.stream().map(Check::text).collect(Collectors.joining("/"))
                        : text(operand));
        return value == null
                ? new Text(label.zh() + " 从未上报", label.en() + " was never reported")
                : new Text(
                        label.zh() + " " + text(value) + unit + "，应 " + wanted,
                        label.en() + " is " + text(value) + unit + ", should be " + wanted);
    }

    /** What is wrong with this check for a kind, null when nothing is. */
    @Nullable
    String problem(Kind kind) {
        Field declared = kind.field(field);
        if (declared == null) {
            return "a " + kind.name() + " has no field '" + field + "'; it has "
                    + String.join(", ", kind.fields().keySet());
        }
        boolean compares = COMPARING.contains(operator);
        boolean number = declared.type() == FieldType.NUMBER || declared.type() == FieldType.INTEGER;
        if (compares && !number) {
            return "field '" + field + "' is no number; use is, in or not_in";
        }
        if (compares && !(operand instanceof Double)) {
            return operator.word() + " of field '" + field + "' must be a number";
        }
        return when == null ? null : when.problem(kind);
    }

    static Operator operator(String word) {
        for (Operator operator : Operator.values()) {
            if (operator.word.equals(word)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(Objects.requireNonNull(word));
    }
}
