package org.anju.gateway.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.anju.gateway.model.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Kind CHARGER = Objects.requireNonNull(Script.KINDS.get("charger"));
    private static final int TEMPERATURE = slot("temperature_c");
    private static final int STATUS = slot("status");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "v.temperature_c > 70 ~ true",
                "v.temperature_c > 70.0 && v.status == 'Charging' ~ true",
                "v.temperature_c + 10 >= 90.5 ~ true",
                "v.status in ['Faulted', 'Unavailable'] ~ false",
                "v.status != 'Faulted' ~ true",
                "v.temperature_c in [80.5, 81] ~ true",
                "v.status.startsWith('Char') ~ true",
                "v.smoke ~ false",
                "!v.smoke ~ false",
                "v.smoke || v.temperature_c > 70 ~ true",
                "v.smoke && v.temperature_c > 70 ~ false",
                "v.temperature_c > 70 ? v.status == 'Charging' : false ~ true",
            })
    void tellsTrueFromFalseAndUnknown(String text, boolean expected) throws ExpressionException {
        Facts facts = new Facts(CHARGER);
        facts.numbers[TEMPERATURE] = 80.5;
        facts.texts[STATUS] = "Charging";
        assertEquals(expected, compile(text, false).isTrue(facts));
    }

    @Test
    void readsTheDataOfAnEvent() throws ExpressionException {
        Facts facts = new Facts(CHARGER);
        facts.data = Map.of("reason", "EmergencyStop", "count", 3L, "remote", true);
        assertTrue(compile("data.reason == 'EmergencyStop' && data.count > 2 && data.remote", true)
                .isTrue(facts));
        assertTrue(compile("has(data.reason) && !has(data.other)", true).isTrue(facts));
        assertTrue(!compile("data.other == 'x'", true).isTrue(facts));
    }

    @Test
    void knowsWhatItReads() throws ExpressionException {
        Expression expression = compile("v.status == 'Faulted' || v.temperature_c > 1", false);
        assertEquals(2, expression.reads().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "v.temprature_c > 70 | a charger has no field 'temprature_c', did you mean temperature_c?",
                "temperature_c > 70 | unknown name 'temperature_c', write v.temperature_c",
                "v.status > 'x' | texts have no order",
                "v.status == 70 | cannot be applied to a text and a number",
                "v.status == 'charging' | v.status is never 'charging', did you mean Charging",
                "v.temperature_c | must yield true or false",
                "v.temperature_c > | Syntax error",
                "sqrt(v.temperature_c) > 3.0 | there is no function 'sqrt'",
                "has(v.smoke) | has() is for event data",
                "data.x == 1 | 'data' exists only in the condition of an event",
            })
    void namesWhatIsWrongInWordsForAuthors(String text, String expected) {
        ExpressionException refused = assertThrows(ExpressionException.class, () -> compile(text, false));
        String message = Objects.requireNonNull(refused.getMessage());
        if (expected.equals("Syntax error")) {
            assertTrue(message.toLowerCase(Locale.ROOT).contains("column"), message);
        } else {
            assertTrue(message.contains(expected), message);
        }
    }

    private static Expression compile(String text, boolean withData) throws ExpressionException {
        return new ExpressionCompiler(CHARGER, withData, List.of()).compile(text);
    }

    private static int slot(String field) {
        return Objects.requireNonNull(CHARGER.field(field)).slot();
    }
}
