package org.anju.gateway.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.Scope;

/** Conditions that lists of what happens in the estate have in common: only what somebody may see, and only what follows a page. */
final class SqlScope {
    private SqlScope() {}

    /** Rows whose columns {@code area} and {@code compound} are in scope. */
    static void limit(Scope scope, List<String> where, Map<String, Object> values) {
        if (scope.everything()) {
            return;
        }
        List<String> either = new ArrayList<>();
        oneOf("area", scope.areas(), either, values);
        oneOf("compound", scope.compounds(), either, values);
        where.add(either.isEmpty() ? "1 = 0" : "(" + String.join(" or ", either) + ")");
    }

    private static void oneOf(String column, Iterable<String> ids, List<String> either, Map<String, Object> values) {
        List<String> names = new ArrayList<>();
        for (String id : ids) {
            String name = column + "Scope" + names.size();
            names.add(":" + name);
            values.put(name, id);
        }
        if (!names.isEmpty()) {
            either.add(column + " in (" + String.join(", ", names) + ")");
        }
    }

    /** Where a page ordered by time and id, both descending, ended. */
    static String cursor(long ms, String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((ms + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Rows after a cursor.
     *
     * @throws IllegalArgumentException when it is not one of ours
     */
    static void after(String cursor, String msColumn, String idColumn, List<String> where, Map<String, Object> values) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            long ms = Long.parseLong(parts[0]);
            values.put("afterMs", ms);
            values.put(
                    "afterId",
                    idColumn.equals("id") && parts[1].matches("\\d{1,18}") ? Long.valueOf(parts[1]) : parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "cursor '" + cursor + "' is not one this gateway gave; leave it out to begin anew", e);
        }
        where.add("(" + msColumn + " < :afterMs or (" + msColumn + " = :afterMs and " + idColumn + " < :afterId))");
    }
}
