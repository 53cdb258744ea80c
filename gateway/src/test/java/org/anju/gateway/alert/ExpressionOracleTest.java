package org.anju.gateway.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The closures must agree with cel-java's own interpreter on every condition and every state of knowledge. Its newer planner is no oracle: in
 * 0.14.0 it takes an error out of {@code &&} for a value when it is compared with {@code ==}.
 */
class ExpressionOracleTest {
    private static final Kind CHARGER = Objects.requireNonNull(Script.KINDS.get("charger"));
    private static final List<String> NUMBERS = List.of("temperature_c", "power_w", "current_a");
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().build();

    private final Cel cel = new Cel(CHARGER, false, List.of());
    private final ExpressionCompiler compiler = new ExpressionCompiler(CHARGER, false, List.of());

    @Property(tries = 500)
    void closuresAgreeWithTheRuntimeOfCel(
            @ForAll("conditions") String text, @ForAll("states") Map<String, Object> state)
            throws ExpressionException, CelEvaluationException {
        Facts facts = new Facts(CHARGER);
        Map<String, Object> variables = new HashMap<>();
        state.forEach((name, value) -> {
            Field field = Objects.requireNonNull(CHARGER.field(name));
            variables.put("v." + name, value);
            if (value instanceof String word) {
                facts.texts[field.slot()] = word;
            } else {
                facts.numbers[field.slot()] = value instanceof Boolean flag ? (flag ? 1 : 0) : (double) value;
            }
        });
        assertEquals(oracle(text, variables), compiler.compile(text).logic().test(facts), text + " with " + state);
    }

    private int oracle(String text, Map<String, Object> variables) throws ExpressionException, CelEvaluationException {
        CelRuntime.Program program = RUNTIME.createProgram(cel.check(text));
        try {
            return program.eval(variables) instanceof Boolean flag ? Closures.of(flag) : Closures.UNKNOWN;
        } catch (CelEvaluationException e) {
            return Closures.UNKNOWN;
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> states() {
        Arbitrary<Object> number = Arbitraries.integers().between(-3, 3).map(i -> (Object) (double) i);
        Arbitrary<Object> word = Arbitraries.of("Available", "Charging", "Faulted");
        Arbitrary<Object> flag = Arbitraries.of(true, false);
        return Combinators.combine(
                        number.injectNull(0.3).list().ofSize(NUMBERS.size()),
                        word.injectNull(0.3),
                        flag.injectNull(0.3))
                .as((numbers, status, smoke) -> {
                    Map<String, Object> state = new HashMap<>();
                    for (int i = 0; i < NUMBERS.size(); i++) {
                        put(state, NUMBERS.get(i), numbers.get(i));
                    }
                    put(state, "status", status);
                    put(state, "smoke", smoke);
                    return state;
                });
    }

    private static void put(Map<String, Object> state, String name, @Nullable Object value) {
        if (value != null) {
            state.put(name, value);
        }
    }

    @Provide
    Arbitrary<String> conditions() {
        return condition(3);
    }

    private static Arbitrary<String> condition(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Combinators.combine(number(1), Arbitraries.of("<", "<=", ">", ">=", "==", "!="), number(1))
                        .as((left, operator, right) -> left + " " + operator + " " + right),
                Combinators.combine(Arbitraries.of("==", "!="), Arbitraries.of("Available", "Charging", "Faulted"))
                        .as((operator, word) -> "v.status " + operator + " '" + word + "'"),
                Arbitraries.of(
                        "v.status in ['Charging', 'Faulted']",
                        "v.temperature_c in [1, 2.0, -1]",
                        "v.status.contains('arg')",
                        "v.status.endsWith('ed')",
                        "v.smoke",
                        "v.smoke == true",
                        "false"));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> condition(depth - 1));
        return Arbitraries.oneOf(
                leaf,
                inner.map(a -> "!(" + a + ")"),
                Combinators.combine(inner, Arbitraries.of("&&", "||", "==", "!="), inner)
                        .as((a, operator, b) -> "(" + a + ") " + operator + " (" + b + ")"),
                Combinators.combine(inner, inner, inner).as((a, b, c) -> "(" + a + ") ? (" + b + ") : (" + c + ")"));
    }

    private static Arbitrary<String> number(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Arbitraries.of(NUMBERS).map(name -> "v." + name), Arbitraries.of("1", "2.0", "-1", "0.5", "3"));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> number(depth - 1));
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(inner, Arbitraries.of("+", "-", "*"), inner)
                        .as((a, operator, b) -> "(" + a + " " + operator + " " + b + ")"),
                inner.map(a -> a + " / 2"));
    }
}
