package org.anju.gateway.alert;

import java.util.List;
import java.util.Set;
import org.anju.gateway.model.Field;

/**
 * A condition in CEL, checked and compiled. Unknown values follow CEL's rule for errors: {@code unknown || true} is true,
 * {@code unknown && false} is false, everything else that needs an unknown value is unknown, and unknown is not true.
 *
 * @param text as written
 * @param reads fields it reads, in profile order
 */
record Expression(String text, List<Field> reads, Set<String> dataKeys, Closures.Logic logic) {
    Expression {
        reads = List.copyOf(reads);
        dataKeys = Set.copyOf(dataKeys);
    }

    boolean isTrue(Facts facts) {
        return logic.test(facts) == Closures.TRUE;
    }

    boolean isFalse(Facts facts) {
        return logic.test(facts) == Closures.FALSE;
    }
}
