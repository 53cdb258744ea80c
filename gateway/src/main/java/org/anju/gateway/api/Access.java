package org.anju.gateway.api;

import static org.anju.gateway.api.Reach.CITY;
import static org.anju.gateway.api.Reach.LIST;
import static org.anju.gateway.api.Reach.NONE;
import static org.anju.gateway.api.Reach.OBJECT;
import static org.anju.gateway.api.Role.ADMIN;
import static org.anju.gateway.api.Role.POLICE;
import static org.anju.gateway.api.Role.PROPERTY;
import static org.anju.gateway.api.Role.SUPERVISOR;
import static org.anju.gateway.api.Role.TESTER;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Category;

/** Who may do what: the only place that says so, for REST and the live feed alike. */
public final class Access {
    /** The live feed's name in the table; it is not an operation of openapi.yaml. */
    public static final String LIVE = "live";

    private static final Role[] EVERYBODY = Role.values();
    private static final Set<String> PUBLIC = Set.of("signIn");
    private static final Map<String, Rule> TABLE = new HashMap<>();

    /** One row of the table. */
    public record Rule(Reach reach, Set<Role> roles) {
        public Rule {
            roles = Set.copyOf(roles);
        }
    }

    static {
        rule("getSession", NONE, EVERYBODY);
        rule("signOut", NONE, EVERYBODY);
        rule("listProfiles", NONE, EVERYBODY);
        rule("getOverview", LIST, EVERYBODY);
        rule("listAreas", LIST, EVERYBODY);
        rule("listCompounds", LIST, EVERYBODY);
        rule("getCompound", OBJECT, EVERYBODY);
        rule("importEstate", CITY, ADMIN);
        rule("listDevices", LIST, EVERYBODY);
        rule("getDevice", OBJECT, EVERYBODY);
        rule("getHistory", OBJECT, EVERYBODY);
        rule("listEvents", OBJECT, EVERYBODY);
        rule("sendCommand", OBJECT, ADMIN, PROPERTY);
        rule("listCommands", OBJECT, EVERYBODY);
        rule("getCommand", OBJECT, EVERYBODY);
        rule("listAlerts", LIST, EVERYBODY);
        rule("summarizeAlerts", LIST, EVERYBODY);
        rule("getAlert", OBJECT, EVERYBODY);
        rule("acknowledgeAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("clearAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("getLedger", CITY, ADMIN, POLICE, SUPERVISOR);
        rule("listDeadLetters", LIST, ADMIN, TESTER);
        rule(LIVE, LIST, EVERYBODY);
    }

    private Access() {}

    private static void rule(String operation, Reach reach, Role... roles) {
        if (TABLE.put(operation, new Rule(reach, Set.copyOf(List.of(roles)))) != null) {
            throw new IllegalStateException("two rules for " + operation);
        }
    }

    /** Whether the table has a row for the operation. */
    public static boolean knows(String operation) {
        return PUBLIC.contains(operation) || TABLE.containsKey(operation);
    }

    /** Whether an operation needs no sign-in. */
    public static boolean isPublic(String operation) {
        return PUBLIC.contains(operation);
    }

    /** The row of an operation that needs a sign-in; nobody may for one without a row. */
    public static Rule rule(String operation) {
        return TABLE.getOrDefault(operation, new Rule(CITY, Set.of()));
    }

    /** Whether an account may; what of the estate it then sees is {@link #viewer}'s to say. */
    public static boolean allows(Account account, String operation) {
        Rule rule = rule(operation);
        return rule.roles().contains(account.role())
                && (rule.reach() != CITY || account.scope().everything());
    }

    /** What somebody may see: the police sees no alerts of facilities and of the platform. */
    public static Viewer viewer(Account account) {
        Set<Category> categories = account.role() == POLICE
                ? EnumSet.of(Category.SECURITY, Category.FIRE, Category.RESCUE)
                : EnumSet.allOf(Category.class);
        return new Viewer(account.scope(), categories);
    }
}
