package org.anju.gateway.api;

import static org.anju.gateway.api.Role.ADMIN;
import static org.anju.gateway.api.Role.POLICE;
import static org.anju.gateway.api.Role.PROPERTY;
import static org.anju.gateway.api.Role.SUPERVISOR;
import static org.anju.gateway.api.Role.TESTER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Category;

/** Who may do what: the only place that says so, for REST and the live feed alike. */
public final class Access {
    /** The live feed's name in the table; it is not an operation of openapi.yaml. */
    public static final String LIVE = "live";

    private static final Set<Role> EVERYBODY = Collections.unmodifiableSet(EnumSet.allOf(Role.class));
    private static final Set<String> PUBLIC = Set.of("signIn");
    private static final Map<String, Set<Role>> TABLE = new HashMap<>();

    static {
        TABLE.put("getSession", EVERYBODY);
        TABLE.put("signOut", EVERYBODY);
        TABLE.put("listProfiles", EVERYBODY);
        TABLE.put("getOverview", EVERYBODY);
        TABLE.put("listAreas", EVERYBODY);
        TABLE.put("listCompounds", EVERYBODY);
        TABLE.put("getCompound", EVERYBODY);
        TABLE.put("importEstate", Set.of(ADMIN));
        TABLE.put("listDevices", EVERYBODY);
        TABLE.put("getDevice", EVERYBODY);
        TABLE.put("getHistory", EVERYBODY);
        TABLE.put("listEvents", EVERYBODY);
        TABLE.put("listAlerts", EVERYBODY);
        TABLE.put("summarizeAlerts", EVERYBODY);
        TABLE.put("getAlert", EVERYBODY);
        TABLE.put("acknowledgeAlert", Set.of(ADMIN, PROPERTY, POLICE));
        TABLE.put("clearAlert", Set.of(ADMIN, PROPERTY, POLICE));
        TABLE.put("getLedger", Set.of(ADMIN, POLICE, SUPERVISOR));
        TABLE.put("listDeadLetters", Set.of(ADMIN, TESTER));
        TABLE.put(LIVE, EVERYBODY);
    }

    private Access() {}

    /** Whether the table has a row for the operation. */
    public static boolean knows(String operation) {
        return PUBLIC.contains(operation) || TABLE.containsKey(operation);
    }

    /** Whether an operation needs no sign-in. */
    public static boolean isPublic(String operation) {
        return PUBLIC.contains(operation);
    }

    /** Whether a role may; false for an operation without a row. */
    public static boolean allows(Role role, String operation) {
        return TABLE.getOrDefault(operation, Set.of()).contains(role);
    }

    /** What somebody may see: the police sees no alerts of facilities and of the platform. */
    public static Viewer viewer(Account account) {
        Set<Category> categories = account.role() == POLICE
                ? EnumSet.of(Category.SECURITY, Category.FIRE, Category.RESCUE)
                : EnumSet.allOf(Category.class);
        return new Viewer(account.scope(), categories);
    }
}
