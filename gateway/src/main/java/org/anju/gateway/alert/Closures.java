package org.anju.gateway.alert;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The building blocks of compiled expressions: small functions over {@link Facts} that allocate nothing. Logic is three-valued, an unknown
 * number is NaN, an unknown text is null.
 */
final class Closures {
    static final int FALSE = 0;
    static final int TRUE = 1;
    static final int UNKNOWN = 2;

    private Closures() {}

    /** Yields {@link #FALSE}, {@link #TRUE} or {@link #UNKNOWN}. */
    @FunctionalInterface
    interface Logic {
        int test(Facts facts);
    }

    /** Yields a number, NaN when unknown. */
    @FunctionalInterface
    interface Numeric {
        double get(Facts facts);
    }

    /** Yields a text, null when unknown. */
    @FunctionalInterface
    interface Textual {
        @Nullable
        String get(Facts facts);
    }

    /** Compares two known numbers. */
    @FunctionalInterface
    interface Comparison {
        boolean holds(double left, double right);
    }

    /** Asks something of two known texts. */
    @FunctionalInterface
    interface TextTest {
        boolean holds(String left, String right);
    }

    static int of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Logic and(Logic left, Logic right) {
        return facts -> {
            int a = left.test(facts);
            if (a == FALSE) {
                return FALSE;
            }
            int b = right.test(facts);
            return b == FALSE ? FALSE : Math.max(a, b);
        };
    }

    static Logic or(Logic left, Logic right) {
        return facts -> {
            int a = left.test(facts);
            if (a == TRUE) {
                return TRUE;
            }
            int b = right.test(facts);
            return b == TRUE ? TRUE : Math.max(a, b);
        };
    }

    static Logic not(Logic inner) {
        return facts -> {
            int a = inner.test(facts);
            return a == UNKNOWN ? UNKNOWN : 1 - a;
        };
    }

    static Logic same(Logic left, Logic right, boolean equal) {
        return facts -> {
            int a = left.test(facts);
            int b = right.test(facts);
            return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : of((a == b) == equal);
        };
    }

    static Logic choose(Logic when, Logic then, Logic otherwise) {
        return facts -> {
            int a = when.test(facts);
            return a == UNKNOWN ? UNKNOWN : a == TRUE ? then.test(facts) : otherwise.test(facts);
        };
    }

    static Logic compare(Numeric left, Numeric right, Comparison comparison) {
        return facts -> {
            double a = left.get(facts);
            double b = right.get(facts);
            return Double.isNaN(a) || Double.isNaN(b) ? UNKNOWN : of(comparison.holds(a, b));
        };
    }

    /** The common case of {@link #compare}: a field against a constant. */
    static Logic compare(int slot, double constant, Comparison comparison) {
        return facts -> {
            double a = facts.numbers[slot];
            return Double.isNaN(a) ? UNKNOWN : of(comparison.holds(a, constant));
        };
    }

    static Logic test(Textual left, Textual right, TextTest test) {
        return facts -> {
            String a = left.get(facts);
            String b = right.get(facts);
            return a == null || b == null ? UNKNOWN : of(test.holds(a, b));
        };
    }

    static Logic in(Textual needle, Set<String> texts) {
        return facts -> {
            String a = needle.get(facts);
            return a == null ? UNKNOWN : of(texts.contains(a));
        };
    }

    static Logic in(Numeric needle, double[] numbers) {
        return facts -> {
            double a = needle.get(facts);
            if (Double.isNaN(a)) {
                return UNKNOWN;
            }
            for (double number : numbers) {
                if (number == a) {
                    return TRUE;
                }
            }
            return FALSE;
        };
    }

    static Numeric parameter(int slot) {
        return facts -> facts.parameters[slot];
    }

    static Logic flag(int slot) {
        return facts -> {
            double a = facts.numbers[slot];
            return Double.isNaN(a) ? UNKNOWN : of(a != 0);
        };
    }

    static Logic dataFlag(String key) {
        return facts -> facts.data.get(key) instanceof Boolean flag ? of(flag) : UNKNOWN;
    }

    static Logic dataHas(String key) {
        return facts -> of(facts.data.containsKey(key));
    }

    static Numeric dataNumber(String key) {
        return facts -> facts.data.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    static Textual dataText(String key) {
        return facts -> text(facts.data, key);
    }

    private static @Nullable String text(Map<String, Object> data, String key) {
        return data.get(key) instanceof String text ? text : null;
    }
}
