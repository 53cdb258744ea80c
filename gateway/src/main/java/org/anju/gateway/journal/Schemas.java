package org.anju.gateway.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.FieldType;
import org.anju.gateway.model.Kind;

/** The field lists that blocks refer to by number. A kind whose fields changed gets a new number; old ones are kept for old blocks. */
final class Schemas {
    private final Map<Integer, Schema> byId = new HashMap<>();
    private final IdentityHashMap<Kind, Integer> idOf = new IdentityHashMap<>();

    /**
     * A numbered field list.
     *
     * @param columns in slot order
     */
    record Schema(int id, String kind, List<Column> columns) {
        /** One line per column, name and type with a colon between. */
        String text() {
            StringBuilder out = new StringBuilder();
            columns.forEach(column ->
                    out.append(column.name).append(':').append(column.type).append('\n'));
            return out.toString();
        }

        static Schema parse(int id, String kind, String text) {
            List<Column> columns = new ArrayList<>();
            for (String line : text.lines().toList()) {
                int colon = line.indexOf(':');
                columns.add(new Column(line.substring(0, colon), FieldType.valueOf(line.substring(colon + 1))));
            }
            return new Schema(id, kind, columns);
        }
    }

    /** A field as it was when the schema was made. */
    record Column(String name, FieldType type) {}

    /**
     * @param known schemas of before
     * @param kinds kinds in use now
     * @param added told of each schema that had to be made, before it is used
     */
    Schemas(List<Schema> known, Iterable<Kind> kinds, Consumer<Schema> added) {
        known.forEach(schema -> byId.put(schema.id(), schema));
        int highest = byId.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (Kind kind : kinds) {
            List<Column> columns = new ArrayList<>();
            for (Field field : kind.slots()) {
                columns.add(new Column(field.name(), field.type()));
            }
            Schema schema = byId.values().stream()
                    .filter(old ->
                            old.kind().equals(kind.name()) && old.columns().equals(columns))
                    .findFirst()
                    .orElse(null);
            if (schema == null) {
                schema = new Schema(++highest, kind.name(), columns);
                byId.put(schema.id(), schema);
                added.accept(schema);
            }
            idOf.put(kind, schema.id());
        }
    }

    int idOf(Kind kind) {
        Integer id = idOf.get(kind);
        if (id == null) {
            throw new IllegalArgumentException("kind " + kind.name() + " was not declared when the journal was opened");
        }
        return id;
    }

    Schema byId(int id) {
        Schema schema = byId.get(id);
        if (schema == null) {
            throw new IllegalArgumentException("a journal block refers to schema " + id + ", which does not exist");
        }
        return schema;
    }
}
