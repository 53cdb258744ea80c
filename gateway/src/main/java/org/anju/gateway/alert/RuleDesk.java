package org.anju.gateway.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force and those being tried. Other rules come into force all at once or not at all: a mistake in one file leaves everything
 * as it was. Safe for any thread; methods block.
 */
public final class RuleDesk {
    /** Longest time a draft runs in shadow, in days. */
    public static final int LONGEST_DAYS = 31;

    private static final Logger LOG = LoggerFactory.getLogger(RuleDesk.class);
    private static final int MOST_DRAFTS = 20;
    private static final long DAY_MS = 24L * 3_600_000;

    private final RuleFiles files;
    private final RuleArchive archive;
    private final LongSupplier nowMs;
    private Consumer<RuleSet> follow = rules -> {};
    private RuleSet current;
    private long loadedMs;
    private List<String> drafts = List.of();

    /**
     * Reads the rules.
     *
     * @throws RulesException when one has a mistake
     */
    public RuleDesk(RuleFiles files, RuleArchive archive, LongSupplier nowMs) throws RulesException {
        this.files = files;
        this.archive = archive;
        this.nowMs = nowMs;
        this.current = read();
    }

    /** Says who is to follow the rules when they change. */
    public synchronized void tell(Consumer<RuleSet> follower) {
        follow = follower;
    }

    /** The rules in force. */
    public synchronized RuleSet current() {
        return current;
    }

    /** Whether an alert of a rule in force says that the devices of its compound or building cannot be told. */
    public boolean isOutage(String rule) {
        return current().isOutage(rule);
    }

    /** Whether alerts of a rule in force open a work order. */
    public boolean isRepair(String rule) {
        return current().isRepair(rule);
    }

    /** Since when they are. */
    public synchronized long loadedMs() {
        return loadedMs;
    }

    /**
     * Reads all rules again and puts them in force.
     *
     * @throws RulesException with every mistake; the rules in force stay
     */
    public synchronized RuleSet reload() throws RulesException {
        RuleSet next = read();
        follow.accept(next);
        current = next;
        LOG.info("Rules {} are in force: {} rules", next.version(), next.rules().size());
        return next;
    }

    private RuleSet read() throws RulesException {
        long now = nowMs.getAsLong();
        List<Map.Entry<String, String>> shadows = new ArrayList<>();
        for (RuleArchive.Draft draft : archive.drafts(now)) {
            shadows.add(Map.entry(draft.id(), draft.yaml()));
        }
        RuleSet next = files.load(shadows);
        archive.keep(next.rules(), now);
        loadedMs = now;
        drafts = shadows.stream().map(Map.Entry::getKey).toList();
        return next;
    }

    /**
     * Checks a rule file without using it.
     *
     * @throws RulesException with every mistake
     */
    public RuleSet check(String yaml) throws RulesException {
        return files.read("draft", yaml);
    }

    /** Versions of a rule, latest first. */
    public List<RuleArchive.Version> versions(String rule) {
        return archive.versions(rule);
    }

    /** What is being tried. */
    public List<RuleArchive.Draft> drafts() {
        return archive.drafts(nowMs.getAsLong());
    }

    /**
     * Lets the rules of a file run in shadow.
     *
     * @param days how long, 1 to {@value #LONGEST_DAYS}
     * @throws RulesException with every mistake
     * @throws IllegalArgumentException when too many run already, or the file has no rule
     */
    public synchronized RuleArchive.Draft tryOut(String yaml, int days, String who) throws RulesException {
        long now = nowMs.getAsLong();
        if (archive.drafts(now).size() >= MOST_DRAFTS) {
            throw new IllegalArgumentException(MOST_DRAFTS + " drafts run in shadow already: remove one first");
        }
        if (check(yaml).rules().isEmpty()) {
            throw new IllegalArgumentException("the file has no rule that is enabled");
        }
        RuleArchive.Draft draft =
                new RuleArchive.Draft(Digest.version(who + now + yaml), yaml, who, now, now + days * DAY_MS);
        archive.add(draft);
        reload();
        return draft;
    }

    /** Ends a try; what it would have raised is kept. Whether there was such a draft. */
    public synchronized boolean drop(String id) throws RulesException {
        boolean known = archive.remove(id);
        if (known) {
            reload();
        }
        return known;
    }

    /** Lets go of drafts whose time is over; to be called now and then. */
    public synchronized void expire() {
        List<String> still = archive.drafts(nowMs.getAsLong()).stream()
                .map(RuleArchive.Draft::id)
                .toList();
        if (!still.equals(drafts)) {
            try {
                reload();
            } catch (RulesException e) {
                LOG.warn("A draft is over, but the rules cannot be read again: {}", e.getMessage());
            }
        }
    }

    /** What the rules of a draft would have raised, latest first. */
    public List<RuleArchive.ShadowAlert> raised(String draft, int limit) {
        return archive.raised(draft, limit);
    }

    /** How much that is by day, in the order of days. */
    public Map<Long, Integer> raisedByDay(String draft) {
        return new LinkedHashMap<>(archive.raisedByDay(draft));
    }
}
