package org.anju.gateway.delivery.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.anju.gateway.delivery.route.BookStore.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the current book: what stands in the configuration file, with what was edited over REST above it, id by id. Each change is the next
 * version. Safe for any thread; reading the book is cheap, the other methods block on the database.
 */
public final class RoutingDesk {
    private static final String FILE = "configuration file";
    private static final Logger LOG = LoggerFactory.getLogger(RoutingDesk.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Turns a document into a part of a book; every mistake goes into the list. */
    public interface Reader {
        Route route(String id, JsonNode document, List<String> problems);

        Roster roster(String id, JsonNode document, List<String> problems);

        Escalation escalation(String id, JsonNode document, List<String> problems);
    }

    private final RoutingBook file;
    private final Set<String> recipients;
    private final BookStore store;
    private final Reader reader;
    private final Clock clock;
    private volatile Current current;

    /** @param edited ids that do not stand as in the file, by part */
    private record Current(RoutingBook book, BookStore.Version version, Map<Part, Set<String>> edited) {}

    private RoutingDesk(RoutingBook file, Set<String> recipients, BookStore store, Reader reader, Clock clock) {
        this.file = file;
        this.recipients = Set.copyOf(recipients);
        this.store = store;
        this.reader = reader;
        this.clock = clock;
        this.current = open();
    }

    /**
     * Opens the desk: a configuration file that says something else than last time makes a new version. When it no longer knows somebody an
     * edit names, the edits do not hold until they fit again.
     *
     * @param file what stands in the configuration file
     * @param recipients ids of all recipients
     */
    public static RoutingDesk open(
            RoutingBook file, Set<String> recipients, BookStore store, Reader reader, Clock clock) {
        return new RoutingDesk(file, recipients, store, reader, clock);
    }

    private Current open() {
        Map<Part, Map<String, String>> edits = store.edits();
        RoutingBook merged = merge(edits, 0);
        if (!Books.problems(merged, recipients).isEmpty()) {
            LOG.warn(
                    "edited routes, rosters and escalations do not fit the configuration file any more and do not hold: {}",
                    Books.problems(merged, recipients));
            edits = Map.of();
            merged = file;
        }
        String document = RoutingJson.book(merged).toString();
        Optional<BookStore.Version> latest = store.latest();
        if (latest.isPresent() && latest.get().document().equals(document)) {
            return new Current(numbered(merged, latest.get().number()), latest.get(), ids(edits));
        }
        BookStore.Version version = new BookStore.Version(
                latest.map(BookStore.Version::number).orElse(0) + 1, clock.millis(), FILE, document);
        store.save(version, null);
        return new Current(numbered(merged, version.number()), version, ids(edits));
    }

    /** The book in force. */
    public RoutingBook book() {
        return current.book();
    }

    /** When and by whom the book in force was made. */
    public BookStore.Version version() {
        return current.version();
    }

    /** Whether something stands in the book as it was edited over REST. */
    public boolean isEdited(Part part, String id) {
        return current.edited().getOrDefault(part, Set.of()).contains(id);
    }

    /** An earlier book; empty when there is no such version. */
    public Optional<RoutingBook> book(int version) {
        if (version == book().version()) {
            return Optional.of(book());
        }
        return store.version(version).map(found -> parse(found.document(), found.number()));
    }

    /** The versions that decided about an alert, oldest first. */
    public List<BookStore.Decided> decisions(String alert) {
        return store.decisions(alert);
    }

    /**
     * Puts a part into the book in the place of the one with its id, if any.
     *
     * @return mistakes, with which nothing was changed; empty when it is in force
     */
    public synchronized List<String> put(Part part, String id, JsonNode document, String who) {
        List<String> problems = new ArrayList<>();
        check(part, id, document, problems);
        if (!problems.isEmpty()) {
            return problems;
        }
        return change(new BookStore.Edit(part, id, document.toString()), who);
    }

    /**
     * Takes an edit back: what stands in the file holds again, or nothing.
     *
     * @return mistakes, with which nothing was changed: others still need what would go
     * @throws NoSuchElementException when nothing of this id was edited
     */
    public synchronized List<String> reset(Part part, String id, String who) {
        if (!isEdited(part, id)) {
            throw new NoSuchElementException(
                    "nothing of the id '" + id
                            + "' was edited; what stands in the configuration file is removed there, or switched off with enabled: false");
        }
        return change(new BookStore.Edit(part, id, null), who);
    }

    private List<String> change(BookStore.Edit edit, String who) {
        Map<Part, Map<String, String>> edits = new HashMap<>();
        store.edits().forEach((part, documents) -> edits.put(part, new LinkedHashMap<>(documents)));
        Map<String, String> documents = edits.computeIfAbsent(edit.part(), part -> new LinkedHashMap<>());
        String document = edit.document();
        if (document == null) {
            documents.remove(edit.id());
        } else {
            documents.put(edit.id(), document);
        }
        int number = store.latest().map(BookStore.Version::number).orElse(0) + 1;
        RoutingBook merged = merge(edits, number);
        List<String> problems = Books.problems(merged, recipients);
        if (!problems.isEmpty()) {
            return problems;
        }
        BookStore.Version version = new BookStore.Version(
                number, clock.millis(), who, RoutingJson.book(merged).toString());
        store.save(version, edit);
        current = new Current(merged, version, ids(edits));
        return List.of();
    }

    private void check(Part part, String id, JsonNode document, List<String> problems) {
        switch (part) {
            case ROUTES -> reader.route(id, document, problems);
            case ROSTERS -> reader.roster(id, document, problems);
            case ESCALATIONS -> reader.escalation(id, document, problems);
        }
    }

    private RoutingBook merge(Map<Part, Map<String, String>> edits, int number) {
        Map<String, Route> routes = new HashMap<>(file.routes());
        Map<String, Roster> rosters = new HashMap<>(file.rosters());
        Map<String, Escalation> escalations = new HashMap<>(file.escalations());
        List<String> problems = new ArrayList<>();
        edits.getOrDefault(Part.ROUTES, Map.of())
                .forEach((id, text) -> routes.put(id, reader.route(id, json(text), problems)));
        edits.getOrDefault(Part.ROSTERS, Map.of())
                .forEach((id, text) -> rosters.put(id, reader.roster(id, json(text), problems)));
        edits.getOrDefault(Part.ESCALATIONS, Map.of())
                .forEach((id, text) -> escalations.put(id, reader.escalation(id, json(text), problems)));
        return new RoutingBook(number, file.zone(), routes, rosters, escalations);
    }

    private RoutingBook parse(String document, int number) {
        JsonNode root = json(document);
        List<String> problems = new ArrayList<>();
        Map<String, Route> routes = new HashMap<>();
        root.path("routes").forEach(node -> routes.put(id(node), reader.route(id(node), node, problems)));
        Map<String, Roster> rosters = new HashMap<>();
        root.path("rosters").forEach(node -> rosters.put(id(node), reader.roster(id(node), node, problems)));
        Map<String, Escalation> escalations = new HashMap<>();
        root.path("escalations")
                .forEach(node -> escalations.put(id(node), reader.escalation(id(node), node, problems)));
        return new RoutingBook(number, file.zone(), routes, rosters, escalations);
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored book is no JSON", e);
        }
    }

    private static RoutingBook numbered(RoutingBook book, int number) {
        return new RoutingBook(number, book.zone(), book.routes(), book.rosters(), book.escalations());
    }

    private static Map<Part, Set<String>> ids(Map<Part, Map<String, String>> edits) {
        Map<Part, Set<String>> ids = new HashMap<>();
        edits.forEach((part, documents) -> ids.put(part, Set.copyOf(documents.keySet())));
        return ids;
    }

    /** The zone in which hours are meant. */
    public ZoneId zone() {
        return file.zone();
    }
}
