package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.model.Field;

/**
 * A condition in CEL, checked and compiled. Unknown values follow CEL's rule for errors: {@code unknown || true} is true,
 * {@code unknown && false} is false, everything else that needs an unknown value is unknown, and unknown is not true.
 *
 * @param text as written
 * @param reads fields it reads, in profile order
 * @param parameters numbers of the rule it reads, by name
 * @param readsSun whether it reads where the sun stands
 */
record Expression(
        String text,
        List<Field> reads,
        Set<String> dataKeys,
        List<String> parameters,
        boolean readsSun,
        Closures.Logic logic) {
    private static final double TENTHS = 10;

    Expression {
        reads = List.copyOf(reads);
        dataKeys = Set.copyOf(dataKeys);
        parameters = List.copyOf(parameters);
    }

    boolean isTrue(Facts facts) {
        return logic.test(facts) == Closures.TRUE;
    }

    boolean isFalse(Facts facts) {
        return logic.test(facts) == Closures.FALSE;
    }

    /** What it sees now: what an alert shows as the reason it fired. */
    Map<String, Object> values(Moment moment, Cell cell) {
        Facts facts = moment.prepared(cell);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : reads) {
            if (facts.knows(field)) {
                values.put(field.name(), facts.boxed(field));
            }
        }
        for (String name : parameters) {
            values.put(name, cell.parameters[cell.rule.parameters().slot(name)]);
        }
        if (readsSun) {
            values.put("sun_altitude_deg", Math.round(facts.sky.sunAltitudeDeg(facts.nowMs) * TENTHS) / TENTHS);
        }
        return values;
    }
}
