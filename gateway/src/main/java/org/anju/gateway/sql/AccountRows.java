package org.anju.gateway.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.anju.gateway.api.Account;
import org.anju.gateway.api.Role;
import org.anju.gateway.model.Scope;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How accounts and scopes stand in rows. */
final class AccountRows {
    /** In the column of areas: the whole city. */
    static final String CITY = "*";

    private AccountRows() {}

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("username"),
                Role.of(row.getString("role")),
                scope(row.getString("areas"), row.getString("compounds")));
    }

    static Scope scope(String areas, String compounds) {
        return areas.equals(CITY) ? Scope.CITY : new Scope(false, split(areas), split(compounds));
    }

    static String areas(Scope scope) {
        return scope.everything() ? CITY : join(scope.areas());
    }

    static String compounds(Scope scope) {
        return scope.everything() ? "" : join(scope.compounds());
    }

    /** The compounds of a token with the areas they lie in: what a narrowed scope is checked against without looking anything up. */
    static String placedCompounds(Handle handle, Scope scope) {
        Set<String> placed = new TreeSet<>();
        for (String compound : scope.compounds()) {
            String area = handle.createQuery("select area from compound where id = :id")
                    .bind("id", compound)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> new IllegalArgumentException("there is no compound '" + compound + "'"));
            placed.add(area + "/" + compound);
        }
        return String.join(",", placed);
    }

    /** A user's scope narrowed to a token's; the columns are null where the user's own applies. */
    static Scope narrowed(Scope own, @Nullable String areas, @Nullable String placedCompounds) {
        if (areas == null || placedCompounds == null || areas.equals(CITY)) {
            return own;
        }
        Set<String> keptAreas = new HashSet<>(split(areas));
        if (!own.everything()) {
            keptAreas.retainAll(own.areas());
        }
        Set<String> keptCompounds = new HashSet<>();
        for (String placed : split(placedCompounds)) {
            int slash = placed.indexOf('/');
            String compound = placed.substring(slash + 1);
            if (own.allows(placed.substring(0, slash), compound)) {
                keptCompounds.add(compound);
            }
        }
        return new Scope(false, keptAreas, keptCompounds);
    }

    private static String join(Collection<String> ids) {
        return String.join(",", new TreeSet<>(ids));
    }

    private static Set<String> split(String ids) {
        return ids.isEmpty() ? Set.of() : Set.of(ids.split(",", -1));
    }
}
