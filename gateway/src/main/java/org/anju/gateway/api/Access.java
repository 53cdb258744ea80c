package org.anju.gateway.api;

import static org.anju.gateway.api.Reach.BODY;
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
import org.anju.gateway.delivery.Recipient;
import org.anju.gateway.live.Viewer;
import org.anju.gateway.model.Category;

/** Who may do what: the only place that says so, for REST and the live feed alike. */
public final class Access {
    /** The live feed's name in the table; it is not an operation of openapi.yaml. */
    public static final String LIVE = "live";

    private static final Role[] EVERYBODY = Role.values();
    private static final Set<String> PUBLIC = Set.of("signIn", "signInWithToken", "postSignedReceipt");
    /** All that may be done before a password that somebody else made up is changed. */
    private static final Set<String> BEFORE_CHANGE = Set.of("getSession", "signOut", "changePassword");
    /** What the screen on the wall shows. */
    private static final Set<String> WALL = Set.of(
            "getSession",
            "signOut",
            "listProfiles",
            "getOverview",
            "listAreas",
            "listCompounds",
            "getCompound",
            "listDevices",
            "listAlerts",
            "summarizeAlerts",
            "getAlert",
            LIVE);

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
        rule("changePassword", NONE, EVERYBODY);
        rule("listSavedViews", NONE, EVERYBODY);
        rule("putSavedView", NONE, EVERYBODY);
        rule("removeSavedView", NONE, EVERYBODY);
        rule("listUsers", CITY, ADMIN);
        rule("createUser", CITY, ADMIN);
        rule("getUser", CITY, ADMIN);
        rule("changeUser", CITY, ADMIN);
        rule("removeUser", CITY, ADMIN);
        rule("resetPassword", CITY, ADMIN);
        rule("unlockUser", CITY, ADMIN);
        rule("endSessions", CITY, ADMIN);
        rule("listTokens", CITY, ADMIN);
        rule("createToken", CITY, ADMIN);
        rule("revokeToken", CITY, ADMIN);
        rule("listAudit", CITY, ADMIN, SUPERVISOR);
        rule("verifyAudit", CITY, ADMIN, SUPERVISOR);
        rule("listDeletions", CITY, ADMIN, SUPERVISOR);
        rule("getSystem", CITY, ADMIN, SUPERVISOR);
        rule("listLogLevels", CITY, ADMIN);
        rule("setLogLevel", CITY, ADMIN);
        rule("listProfiles", NONE, EVERYBODY);
        rule("getOverview", LIST, EVERYBODY);
        rule("listAreas", LIST, EVERYBODY);
        rule("listCompounds", LIST, EVERYBODY);
        rule("getCompound", OBJECT, EVERYBODY);
        rule("getCompoundToday", OBJECT, EVERYBODY);
        rule("importEstate", CITY, ADMIN);
        rule("listDevices", LIST, EVERYBODY);
        rule("getDevice", OBJECT, EVERYBODY);
        rule("getHistory", OBJECT, EVERYBODY);
        rule("listEvents", OBJECT, EVERYBODY);
        rule("revealEvents", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("sendCommand", OBJECT, ADMIN, PROPERTY);
        rule("listCommands", OBJECT, EVERYBODY);
        rule("getCommand", OBJECT, EVERYBODY);
        rule("listAlerts", LIST, EVERYBODY);
        rule("summarizeAlerts", LIST, EVERYBODY);
        rule("getAlertStatistics", LIST, EVERYBODY);
        rule("getAlert", OBJECT, EVERYBODY);
        rule("revealAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("acknowledgeAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("clearAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("assignAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("commentAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("shelveAlert", OBJECT, ADMIN, PROPERTY);
        rule("unshelveAlert", OBJECT, ADMIN, PROPERTY);
        rule("moveAlert", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("handleAlerts", BODY, ADMIN, PROPERTY, POLICE);
        rule("listIncidents", LIST, EVERYBODY);
        rule("getIncident", OBJECT, EVERYBODY);
        rule("acknowledgeIncident", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("assignIncident", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("commentIncident", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("clearIncident", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("listMaintenanceWindows", LIST, EVERYBODY);
        rule("createMaintenanceWindow", BODY, ADMIN, PROPERTY);
        rule("getMaintenanceWindow", OBJECT, EVERYBODY);
        rule("endMaintenanceWindow", OBJECT, ADMIN, PROPERTY);
        rule("listSuppressed", LIST, EVERYBODY);
        rule("listRules", NONE, EVERYBODY);
        rule("getRule", NONE, EVERYBODY);
        rule("getRuleSchema", NONE, EVERYBODY);
        rule("checkRules", NONE, ADMIN, TESTER);
        rule("dryRunRules", BODY, ADMIN, TESTER);
        rule("reloadRules", CITY, ADMIN);
        rule("listShadowRules", CITY, ADMIN, SUPERVISOR, TESTER);
        rule("addShadowRule", CITY, ADMIN);
        rule("removeShadowRule", CITY, ADMIN);
        rule("getLedger", CITY, ADMIN, POLICE, SUPERVISOR);
        rule("listDeliveries", CITY, ADMIN, POLICE, SUPERVISOR);
        rule("resendDeliveries", CITY, ADMIN);
        rule("listRecipients", LIST, ADMIN, PROPERTY, POLICE, SUPERVISOR);
        rule("explainRouting", OBJECT, EVERYBODY);
        rule("listReceipts", OBJECT, EVERYBODY);
        rule("getEvidence", OBJECT, EVERYBODY);
        rule("readFeed", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("postReceipt", OBJECT, ADMIN, PROPERTY, POLICE);
        rule("getRouting", CITY, ADMIN, POLICE, SUPERVISOR);
        rule("tryRouting", CITY, ADMIN, SUPERVISOR);
        rule("getDuty", CITY, ADMIN, POLICE, SUPERVISOR);
        rule("putRoute", CITY, ADMIN);
        rule("deleteRoute", CITY, ADMIN);
        rule("putRoster", CITY, ADMIN);
        rule("deleteRoster", CITY, ADMIN);
        rule("putEscalation", CITY, ADMIN);
        rule("deleteEscalation", CITY, ADMIN);
        rule("getSimulator", CITY, ADMIN, TESTER);
        rule("getSimulatorCatalogue", CITY, ADMIN, TESTER);
        rule("stage", CITY, ADMIN, TESTER);
        rule("endStaging", CITY, ADMIN, TESTER);
        rule("listDeadLetters", LIST, ADMIN, TESTER);
        rule("countDeadLetters", LIST, ADMIN, TESTER);
        rule("replayDeadLetters", CITY, ADMIN);
        rule("exportEstate", LIST, ADMIN, PROPERTY, SUPERVISOR);
        rule("issueCredentials", CITY, ADMIN);
        rule("listRegister", LIST, ADMIN, PROPERTY, SUPERVISOR);
        rule("changeRegister", BODY, ADMIN, PROPERTY);
        rule("getRegisterSheet", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("getDevicePhoto", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("putDevicePhoto", OBJECT, ADMIN, PROPERTY);
        rule("listAcceptanceReports", LIST, ADMIN, PROPERTY, SUPERVISOR);
        rule("createAcceptanceReport", BODY, ADMIN, PROPERTY, SUPERVISOR);
        rule("getAcceptanceReport", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("getAcceptanceDocument", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("exportAcceptanceReport", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("listCommissionings", LIST, ADMIN, PROPERTY, SUPERVISOR);
        rule("beginCommissioning", BODY, ADMIN, PROPERTY);
        rule("getCommissioning", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("signCommissioning", OBJECT, ADMIN, PROPERTY);
        rule("abortCommissioning", OBJECT, ADMIN, PROPERTY);
        rule("listTestAlerts", OBJECT, EVERYBODY);
        rule("sendTestAlert", OBJECT, ADMIN, PROPERTY);
        rule("getCoverage", LIST, EVERYBODY);
        rule("getCompoundCoverage", OBJECT, EVERYBODY);
        rule("getCoverageHistory", LIST, EVERYBODY);
        rule("getCoveragePolicy", NONE, EVERYBODY);
        rule("listCoveragePolicies", NONE, ADMIN, SUPERVISOR);
        rule("previewCoveragePolicy", CITY, ADMIN, SUPERVISOR);
        rule("activateCoveragePolicy", CITY, ADMIN);
        rule("listWorkOrders", LIST, ADMIN, PROPERTY, SUPERVISOR);
        rule("openWorkOrder", BODY, ADMIN, PROPERTY);
        rule("getWorkOrder", OBJECT, ADMIN, PROPERTY, SUPERVISOR);
        rule("assignWorkOrder", OBJECT, ADMIN, PROPERTY);
        rule("finishWorkOrder", OBJECT, ADMIN, PROPERTY);
        rule("reopenWorkOrder", OBJECT, ADMIN, PROPERTY);
        rule("cancelWorkOrder", OBJECT, ADMIN, PROPERTY);
        rule("closeWorkOrder", OBJECT, ADMIN, PROPERTY);
        rule("noteWorkOrder", OBJECT, ADMIN, PROPERTY);
        rule("listSpareParts", NONE, ADMIN, PROPERTY, SUPERVISOR);
        rule("getRepairStatistics", LIST, ADMIN, PROPERTY, SUPERVISOR);
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

    /**
     * Whether a caller may; what of the estate they then see is {@link #viewer}'s to say.
     *
     * @param changes whether the operation is one that changes something
     */
    static boolean allows(Caller caller, String operation, boolean changes) {
        if (caller.mustChangePassword() && !BEFORE_CHANGE.contains(operation)) {
            return false;
        }
        Rule rule = rule(operation);
        boolean granted =
                switch (caller.grant()) {
                    case FULL -> true;
                    case READ -> !changes || operation.equals("signOut");
                    case WALL -> WALL.contains(operation);
                };
        return granted
                && rule.roles().contains(caller.role())
                && (rule.reach() != CITY || caller.account().scope().everything());
    }

    /** Whether an account may read the feed of a recipient and post its receipts. */
    public static boolean actsFor(Account account, Recipient recipient) {
        return recipient.accounts().contains(account.username())
                || (account.role() == ADMIN && account.scope().everything());
    }

    /** What somebody may see: the police sees no alerts of facilities and of the platform. */
    public static Viewer viewer(Account account) {
        Set<Category> categories = account.role() == POLICE
                ? EnumSet.of(Category.SECURITY, Category.FIRE, Category.RESCUE)
                : EnumSet.allOf(Category.class);
        return new Viewer(account.scope(), categories);
    }
}
