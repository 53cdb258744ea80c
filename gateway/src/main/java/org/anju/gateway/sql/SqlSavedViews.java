package org.anju.gateway.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.anju.gateway.api.SavedView;
import org.anju.gateway.api.SavedViews;
import org.anju.gateway.api.UserConflictException;
import org.jdbi.v3.core.Handle;

/** Saved views in SQL. Safe for any thread. */
public final class SqlSavedViews implements SavedViews {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> QUERY = new TypeReference<>() {};

    private final SqlStore store;

    public SqlSavedViews(SqlStore store) {
        this.store = store;
    }

    @Override
    public List<SavedView> of(String username) {
        return store.read(
                handle -> handle.createQuery("select * from saved_view where username = :username order by name")
                        .bind("username", username)
                        .map((row, ctx) -> new SavedView(
                                row.getString("id"),
                                row.getString("name"),
                                query(row.getString("query")),
                                row.getBoolean("is_default")))
                        .list());
    }

    @Override
    public void put(String username, SavedView view) {
        store.write(handle -> {
            requireRoom(handle, username, view);
            if (view.isDefault()) {
                handle.execute("update saved_view set is_default = false where username = ?", username);
            }
            return handle.createUpdate("insert into saved_view (username, id, name, query, is_default)"
                            + " values (:username, :id, :name, :query, :isDefault)"
                            + " on conflict (username, id) do update set name = excluded.name, query = excluded.query,"
                            + " is_default = excluded.is_default")
                    .bind("username", username)
                    .bind("id", view.id())
                    .bind("name", view.name())
                    .bind("query", text(view.query()))
                    .bind("isDefault", view.isDefault())
                    .execute();
        });
    }

    private static void requireRoom(Handle handle, String username, SavedView view) {
        List<String> others = handle.createQuery("select name from saved_view where username = :username and id <> :id")
                .bind("username", username)
                .bind("id", view.id())
                .mapTo(String.class)
                .list();
        if (others.contains(view.name())) {
            throw new UserConflictException(
                    "You have a view named '" + view.name() + "' already: choose another name or change that one.");
        }
        if (others.size() >= MOST) {
            throw new UserConflictException("You have " + MOST + " views already: delete one first.");
        }
    }

    @Override
    public boolean remove(String username, String id) {
        return store.write(
                        handle -> handle.execute("delete from saved_view where username = ? and id = ?", username, id))
                > 0;
    }

    private static Map<String, String> query(String text) {
        try {
            return JSON.readValue(text, QUERY);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("saved_view.query is no JSON object of texts: " + text, damaged);
        }
    }

    private static String text(Map<String, String> query) {
        try {
            return JSON.writeValueAsString(query);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
