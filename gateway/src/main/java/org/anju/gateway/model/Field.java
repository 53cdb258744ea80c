package org.anju.gateway.model;

import java.util.List;
import java.util.Map;

/**
 * One telemetry field of a device kind.
 *
 * @param slot index of the field within its kind, 0-based and dense
 * @param name name on the wire and in the time-series store; carries its unit as a suffix
 * @param unit unit as shown to people, empty when it has none
 * @param min smallest value accepted; negative infinity for texts and flags
 * @param max largest value accepted; positive infinity for texts and flags
 * @param normalMin lower end of the normal band, NaN when the field has none
 * @param normalMax upper end of the normal band, NaN when the field has none
 * @param counter whether the value only ever grows (until a device is replaced)
 * @param maxLength longest text accepted, in characters
 * @param values closed list of texts, empty when any text goes
 * @param codes meaning of each code of an integer field, empty when it is a plain number
 */
public record Field(
        int slot,
        String name,
        FieldType type,
        Text label,
        String unit,
        double min,
        double max,
        double normalMin,
        double normalMax,
        boolean counter,
        int maxLength,
        List<String> values,
        Map<Integer, Text> codes) {

    public Field {
        values = List.copyOf(values);
        codes = Map.copyOf(codes);
    }

    /** Whether the value is held as a text rather than as a number. */
    public boolean isText() {
        return type == FieldType.TEXT;
    }
}
