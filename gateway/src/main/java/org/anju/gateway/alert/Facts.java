package org.anju.gateway.alert;

import java.util.Arrays;
import java.util.Map;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Values;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link Expression} can see: the latest value of every field of one subject by slot, the numbers of the rule, where the subject is,
 * the time, and, while an event is handled, the event's data. A field never seen is unknown: NaN or null. Not thread-safe.
 */
final class Facts {
    private static final Whereabouts NOWHERE = new Whereabouts(null, "", "", "", "", "");

    final double[] numbers;
    final @Nullable String[] texts;
    Map<String, Object> data = Map.of();
    double[] parameters = Parameters.EMPTY;
    Whereabouts where = NOWHERE;
    Sky sky = Sky.UNKNOWN;
    long nowMs;

    Facts(Kind kind) {
        numbers = new double[kind.slots().size()];
        texts = new @Nullable String[kind.slots().size()];
        Arrays.fill(numbers, Double.NaN);
    }

    boolean knows(Field field) {
        return field.isText() ? texts[field.slot()] != null : !Double.isNaN(numbers[field.slot()]);
    }

    /** The value as a Double, Long, Boolean or String; only for a field that is known. */
    Object boxed(Field field) {
        String text = texts[field.slot()];
        return Values.box(field, numbers[field.slot()], text == null ? "" : text);
    }
}
