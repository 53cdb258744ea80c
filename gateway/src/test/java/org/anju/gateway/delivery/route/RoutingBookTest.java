package org.anju.gateway.delivery.route;

import static org.anju.gateway.delivery.Alerts.alert;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.gateway.config.RoutingReader;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingBookTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final RoutingReader READER = new RoutingReader();

    private final RoutingBook book = new RoutingBook(
            3,
            ZONE,
            Map.of(
                    "grave", route("grave", "{to: [bureau], categories: [security, fire], leastSeverity: 2}"),
                    "local", route("local", "{to: [manager], areas: [A1], compounds: [A2-C07]}"),
                    "night", route("night", "{to: [guards], hours: '20:00-08:00', days: [fri]}"),
                    "off", route("off", "{to: [area], enabled: false}"),
                    "rescue", route("rescue", "{to: [bureau], categories: [rescue]}")),
            Map.of("guards", roster("guards", """
                    shifts:
                      - {hours: '08:00-20:00', members: [wang]}
                      - {hours: '20:00-08:00', members: [li]}
                    holidays:
                      - {from: 2026-10-01, to: 2026-10-07, hours: '00:00-12:00', members: [zhao]}
                    otherwise: [manager]
                    """)),
            Map.of("unanswered", escalation("unanswered", """
                    categories: [fire]
                    steps: [{after: 2m, to: [guards]}, {after: 10m, to: [manager]}, {after: 30m, to: [bureau]}]
                    """)));

    private static Route route(String id, String yaml) {
        return read(id, yaml, READER::route);
    }

    private static Roster roster(String id, String yaml) {
        return read(id, yaml, READER::roster);
    }

    private static Escalation escalation(String id, String yaml) {
        return read(id, yaml, READER::escalation);
    }

    private interface Read<T> {
        T read(String id, com.fasterxml.jackson.databind.JsonNode document, List<String> problems);
    }

    private static <T> T read(String id, String yaml, Read<T> reader) {
        try {
            List<String> problems = new ArrayList<>();
            T part = reader.read(id, YAML.readTree(yaml), problems);
            assertEquals(List.of(), problems);
            return part;
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }

    private List<String> told(Alert alert) {
        return book.recipients(alert, at("2026-11-25T12:00"));
    }

    @Test
    void choosesByCategoryAndSeverity() {
        assertEquals(List.of("bureau"), told(alert(Category.FIRE, 2, "A9", "A9-C01")));
        assertEquals(List.of(), told(alert(Category.FIRE, 3, "A9", "A9-C01")));
        assertEquals(List.of("bureau"), told(alert(Category.RESCUE, 4, "A9", "A9-C01")));
    }

    @Test
    void choosesByAreaOrSingleCompound() {
        assertEquals(List.of("manager"), told(alert(Category.FACILITY, 4, "A1", "A1-C03")));
        assertEquals(List.of("manager"), told(alert(Category.FACILITY, 4, "A2", "A2-C07")));
        assertEquals(List.of(), told(alert(Category.FACILITY, 4, "A2", "A2-C08")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T19:59, ''",
        "2026-11-27T20:00, li",
        "2026-11-28T07:59, li",
        "2026-11-28T08:00, ''",
        "2026-11-28T20:00, ''",
    })
    void hoursThatPassMidnightBelongToTheDayTheyBegin(String local, String who) {
        List<String> expected = who.isEmpty() ? List.of() : List.of(who);
        assertEquals(expected, book.recipients(alert(Category.FACILITY, 4, "A9", "A9-C01"), at(local)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T08:00, wang, SHIFT",
        "2026-11-25T03:00, li, SHIFT",
        "2026-10-03T11:59, zhao, HOLIDAY",
        "2026-10-03T12:00, manager, OTHERWISE",
        "2026-10-08T12:00, wang, SHIFT",
    })
    void aRosterKnowsWhoIsOnDuty(String local, String who, Roster.Source source) {
        Roster roster = book.rosters().get("guards");
        assertEquals(
                new Roster.Duty(Set.of(who), source),
                roster.onDuty(LocalDateTime.parse(local).atZone(ZONE)));
    }

    @Test
    void explainsEveryRouteThatCouldHaveReachedSomebody() {
        Explainer explainer = new Explainer(book);
        Alert facility = alert(Category.FACILITY, 4, "A2", "A2-C08");
        long noon = at("2026-11-27T12:00");
        assertEquals(List.of("CATEGORY grave", "CATEGORY rescue"), codes(explainer, facility, noon, "bureau"));
        assertEquals(List.of("PLACE local", "HOURS night"), codes(explainer, facility, noon, "manager"));
        assertEquals(List.of("HOURS night"), codes(explainer, facility, noon, "wang"));
        assertEquals(List.of("NOT_ON_DUTY night"), codes(explainer, facility, at("2026-11-27T21:00"), "wang"));
        assertEquals(List.of("TOLD night"), codes(explainer, facility, at("2026-11-27T21:00"), "li"));
        assertEquals(List.of("DISABLED off"), codes(explainer, facility, noon, "area"));
        assertEquals(List.of("NO_ROUTE "), codes(explainer, facility, noon, "somebody"));
        Alert light = alert(Category.FIRE, 3, "A1", "A1-C01");
        assertEquals(List.of("SEVERITY grave", "CATEGORY rescue"), codes(explainer, light, noon, "bureau"));
    }

    private static List<String> codes(Explainer explainer, Alert alert, long atMs, String recipient) {
        return explainer.explain(alert, atMs, recipient).stream()
                .map(reason -> reason.code() + " " + reason.origin())
                .toList();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        var document = new ObjectMapper().readTree(RoutingJson.book(book).toString());
        Map<String, Object> again = new HashMap<>();
        document.path("routes")
                .forEach(node -> again.put(
                        node.path("id").asText(), READER.route(node.path("id").asText(), node, new ArrayList<>())));
        assertEquals(book.routes(), again);
        var roster = document.path("rosters").path(0);
        assertEquals(book.rosters().get("guards"), READER.roster("guards", roster, new ArrayList<>()));
        var escalation = document.path("escalations").path(0);
        assertEquals(
                book.escalations().get("unanswered"), READER.escalation("unanswered", escalation, new ArrayList<>()));
    }

    @Test
    void namesEveryMistakeInABook() {
        RoutingBook wrong = new RoutingBook(
                0,
                ZONE,
                Map.of("r", route("r", "{to: [buraeu, guards]}")),
                Map.of("guards", roster("guards", "{shifts: [{members: [nobody]}]}"), "bureau", roster("bureau", "{}")),
                Map.of());
        assertEquals(
                List.of(
                        "routes.r.to = 'buraeu': is neither a roster nor one of the recipients [bureau]",
                        "rosters.bureau: is the id of a recipient; a roster needs its own",
                        "rosters.bureau: names nobody; list shifts, holidays or otherwise",
                        "rosters.guards.members = 'nobody': is neither a roster nor one of the recipients [bureau]"),
                Books.problems(wrong, Set.of("bureau")));
    }

    @Test
    void namesEveryMistakeInADocument() throws Exception {
        List<String> problems = new ArrayList<>();
        READER.route(
                "r",
                YAML.readTree(
                        "{id: q, categories: [fires], leastSeverity: 9, hours: 8-20, days: [someday], enabeld: true}"),
                problems);
        READER.roster("g", YAML.readTree("{holidays: [{from: 2026-10-07, to: 2026-10-01, members: []}]}"), problems);
        READER.escalation("e", YAML.readTree("{steps: [{after: 5m, to: [a]}, {after: 5m, to: [b]}]}"), problems);
        assertEquals(
                List.of(
                        "id = 'q': must be r, as in the path, or left out",
                        "to: must list at least one recipient or roster",
                        "categories = 'fires': is not one of security, fire, rescue, facility, system",
                        "leastSeverity = '9': must be a whole number from 1 to 4",
                        "days = 'someday': is not one of mon, tue, wed, thu, fri, sat, sun",
                        "hours = '8-20': must be such as 08:00-20:00, or 20:00-08:00 over midnight",
                        "holidays[0].to = '2026-10-01': is before the first day, 2026-10-07",
                        "holidays[0].members: must list at least one recipient",
                        "steps[1].after = '5m': must be later than the step before"),
                problems.stream()
                        .filter(problem -> !problem.startsWith("enabeld"))
                        .toList());
        assertTrue(problems.stream().anyMatch(problem -> problem.startsWith("enabeld: is not known")));
    }

    @Test
    void refusesASeverityThatDoesNotExist() {
        assertThrows(IllegalArgumentException.class, () -> new Match(Set.of(), 5, Set.of(), Set.of()));
    }
}
