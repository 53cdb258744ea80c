package org.anju.gateway.api;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anju.gateway.model.Category;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.anju.gateway.model.Severity;
import org.anju.gateway.sql.CountedAlerts;

/**
 * What stands in the sample estate for every path parameter and required body of openapi.yaml, once in the own compound A1-C1 of the partial
 * accounts and once in the foreign one, A1-C2.
 */
final class Samples {
    static final String OWN_COMPOUND = "A1-C1";
    static final String FOREIGN_COMPOUND = "A1-C2";

    /** Where something named by a path or body stands. */
    enum Place {
        OWN,
        FOREIGN,
        MISSING
    }

    private static final Pattern PARAMETER = Pattern.compile("/([a-z-]+)/\\{(\\w+)}");
    private static final String MISSING = "nothing";

    /** By the segment before the parameter: own and foreign. */
    private static final Map<String, List<String>> IDS = new HashMap<>(Map.ofEntries(
            Map.entry("compounds", List.of(OWN_COMPOUND, FOREIGN_COMPOUND)),
            Map.entry("devices", List.of("A1-C1-camera-1", "A1-C2-camera-1")),
            Map.entry("commands", List.of("co-own", "co-foreign")),
            Map.entry("alerts", List.of("al-own", "al-foreign")),
            Map.entry("ledger", List.of("re-own", "re-foreign")),
            Map.entry("views", List.of("view-1", "view-1")),
            Map.entry("feeds", List.of("re-own", "re-foreign")),
            Map.entry("routes", List.of("rt-own", "rt-foreign")),
            Map.entry("rosters", List.of("ro-own", "ro-foreign")),
            Map.entry("stagings", List.of("987650001", "987650002")),
            Map.entry("escalations", List.of("es-own", "es-foreign"))));

    private static final String RECEIPT = "{\"id\":\"s1\",\"alert\":\"al-own\",\"disposition\":\"received\"}";

    /** By operation, with the compound, device or alert it names; operations without a required body need none. */
    private static final Map<String, String> BODIES = new HashMap<>(Map.ofEntries(
            Map.entry("signIn", "{\"username\":\"admin\",\"password\":\"" + RunningApi.PASSWORD + "\"}"),
            Map.entry("sendCommand", "{\"method\":\"zoom\",\"params\":{\"opens_total\":2}}"),
            Map.entry("clearAlert", "{\"reason\":\"test\"}"),
            Map.entry("importEstate", "{}"),
            Map.entry("replayDeadLetters", "{\"reason\":\"not_json\"}"),
            Map.entry("stage", "{\"what\":\"duress\"}"),
            Map.entry("postReceipt", RECEIPT),
            Map.entry("postSignedReceipt", RECEIPT),
            Map.entry("resendDeliveries", "{}"),
            Map.entry("tryRouting", "{\"category\":\"fire\",\"severity\":2,\"compound\":\"" + OWN_COMPOUND + "\"}"),
            Map.entry("putRoute", "{\"to\":[\"re-own\"],\"hours\":\"20:00-08:00\"}"),
            Map.entry("putRoster", "{\"otherwise\":[\"re-own\"]}"),
            Map.entry("putEscalation", "{\"steps\":[{\"after\":\"2m\",\"to\":[\"re-own\"]}]}"),
            Map.entry("changePassword", "{\"current\":\"" + RunningApi.PASSWORD + "\",\"password\":\"another horse\"}"),
            Map.entry("createUser", "{\"username\":\"newcomer\",\"role\":\"tester\"}"),
            Map.entry("putSavedView", "{\"name\":\"消防\",\"query\":{\"category\":\"fire\"}}"),
            Map.entry("changeUser", "{\"fullName\":\"王\"}"),
            Map.entry("createToken", "{\"username\":\"spare\",\"name\":\"wall\",\"days\":1,\"access\":\"wall\"}"),
            Map.entry("setLogLevel", "{\"logger\":\"org.anju.sample\",\"level\":\"INFO\"}"),
            Map.entry("signInWithToken", "{\"token\":\"unknown\"}")));

    /** Query parameters that name a place. */
    private static final Map<String, String> FILTERS = Map.of(
            "area", "A2",
            "compound", FOREIGN_COMPOUND,
            "device", "A1-C2-camera-1");

    static {
        IDS.putAll(SampleEstateParts.IDS);
        BODIES.putAll(SampleEstateParts.BODIES);
        IDS.putAll(SampleAlertParts.IDS);
        BODIES.putAll(SampleAlertParts.BODIES);
        IDS.putAll(SampleCommissioning.IDS);
        BODIES.putAll(SampleCommissioning.BODIES);
        IDS.putAll(SampleWorkOrders.IDS);
        BODIES.putAll(SampleWorkOrders.BODIES);
    }

    private Samples() {}

    /** Puts everything in place that the paths name; called before each request. */
    static void prepare(RunningApi api, String operation) {
        switch (operation) {
            case "createUser" -> api.userBook.user("newcomer").ifPresent(old -> api.userBook.remove("newcomer"));
            case "changePassword" ->
                api.userBook.users().stream()
                        .map(user -> user.account().username())
                        .forEach(username -> api.users.setPassword(username, RunningApi.PASSWORD));
            default -> {
                if (api.userBook.user("spare").isEmpty()) {
                    api.users.create(new Account("spare", Role.TESTER, Scope.CITY), RunningApi.PASSWORD);
                }
            }
        }
        if (operation.contains("Shadow")) {
            api.oneDraft(SampleAlertParts.DRAFT);
        }
        for (Role role : Role.values()) {
            api.savedViews.put(role.word(), new SavedView("view-1", "消防", Map.of("category", "fire"), false));
        }
        api.alertRows();
        SampleCommissioning.rows(api.sql, api.clock.millis());
        SampleWorkOrders.put(api.sql, operation);
        api.obedient = true;
        api.routing();
        CountedAlerts.add(api.sql, "st-own", OWN_COMPOUND, "fire", api.clock.millis() - 1_000);
        CountedAlerts.add(api.sql, "st-foreign", FOREIGN_COMPOUND, "fire", api.clock.millis() - 1_000);
        api.command("co-own", "A1-C1-camera-1");
        api.command("co-foreign", "A1-C2-camera-1");
        api.alerts.raise("al-own", Severity.LEVEL_1, Category.FIRE, OWN_COMPOUND, "A1-C1-camera-1");
        api.alerts.raise("al-foreign", Severity.LEVEL_1, Category.FIRE, FOREIGN_COMPOUND, "A1-C2-camera-1");
        if (api.deadLetters
                .find(Scope.CITY, null, null, false, Long.MAX_VALUE, 1)
                .isEmpty()) {
            api.deadLetters.add(List.of(
                    new DeadLetter(1, "A1-C1-camera-1", "t", "not_json", "d", "e", 1),
                    new DeadLetter(1, "A1-C2-camera-1", "t", "not_json", "d", "e", 1)));
        }
    }

    static String path(RunningApi api, String template, Place place) {
        Matcher matcher = PARAMETER.matcher(template);
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            List<String> ids =
                    switch (matcher.group(1)) {
                        case "tokens" -> token(api);
                        case "users" -> List.of("spare", "spare");
                        case "shadow" -> draft(api);
                        default -> IDS.get(matcher.group(1));
                    };
            if (ids == null) {
                throw new AssertionError("no sample id for " + matcher.group() + " of " + template);
            }
            matcher.appendReplacement(path, "/" + matcher.group(1) + "/" + id(ids, place));
        }
        return matcher.appendTail(path).toString();
    }

    private static List<String> draft(RunningApi api) {
        String id = api.rules.drafts().get(0).id();
        return List.of(id, id);
    }

    /** A token's id is made up by the store. */
    private static List<String> token(RunningApi api) {
        String id = api.userBook
                .issue("spare", "sample", Duration.ofHours(1), Grant.READ, null)
                .about()
                .id();
        return List.of(id, id);
    }

    static String body(String operation, Place place) {
        String body = BODIES.getOrDefault(operation, "");
        return switch (place) {
            case OWN -> body;
            case FOREIGN -> replace(body, Place.FOREIGN);
            case MISSING -> replace(body, Place.MISSING);
        };
    }

    private static String replace(String body, Place place) {
        String replaced = body;
        for (List<String> ids : IDS.values()) {
            replaced = replaced.replace("\"" + ids.get(0) + "\"", "\"" + id(ids, place) + "\"");
        }
        return replaced;
    }

    private static String id(List<String> ids, Place place) {
        return switch (place) {
            case OWN -> ids.get(0);
            case FOREIGN -> ids.get(1);
            case MISSING -> MISSING;
        };
    }

    /** A query that asks for what stands elsewhere, from the parameters an operation knows; empty when none names a place. */
    static String foreignFilter(Set<String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.stream().filter(FILTERS::containsKey).forEach(name -> query.append(query.isEmpty() ? "?" : "&")
                .append(name)
                .append('=')
                .append(FILTERS.get(name)));
        return query.toString();
    }

    /** The answer with what the caller sent taken out. */
    static String withoutIds(String answer) {
        String plain = answer.replace(MISSING, "X");
        // The longest first: a device's id begins with its compound's.
        List<String> foreign = IDS.values().stream()
                .map(ids -> ids.get(1))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (String id : foreign) {
            plain = plain.replace(id, "X");
        }
        return plain;
    }

    /** Whether something of the foreign compound can be read in an answer. */
    static boolean tellsOfForeign(String answer) {
        return IDS.values().stream().anyMatch(ids -> answer.contains(ids.get(1)));
    }
}
