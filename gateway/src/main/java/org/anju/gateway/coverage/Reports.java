package org.anju.gateway.coverage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.anju.gateway.estate.Estate;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.model.Compound;
import org.jspecify.annotations.Nullable;

/** Makes acceptance reports, keeps what they were computed from, and computes them again. Methods block. */
public final class Reports {
    private static final int MOST_LISTED = 500;

    private final EstateView estate;
    private final Coverage coverage;
    private final ReportStore store;
    private final Function<Set<String>, List<ReportFacts.Evidence>> evidence;
    private final Clock clock;

    /**
     * Connects the parts.
     *
     * @param evidence commissionings of the compounds named
     */
    public Reports(
            EstateView estate,
            Coverage coverage,
            ReportStore store,
            Function<Set<String>, List<ReportFacts.Evidence>> evidence,
            Clock clock) {
        this.estate = estate;
        this.coverage = coverage;
        this.store = store;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Reports, newest first. */
    public List<ReportStore.Row> list() {
        return store.list(MOST_LISTED);
    }

    /** A report's row, null when there is none of that id. */
    public ReportStore.@Nullable Row row(String id) {
        return store.row(id);
    }

    /** Makes the report of one compound, which must exist. */
    public ReportStore.Row ofCompound(Compound compound, String who) throws PolicyException {
        return make("compound", compound.id(), compound.name(), one -> one.id().equals(compound.id()), who);
    }

    /** Makes the report of a batch. */
    public ReportStore.Row ofBatch(int batch, String who) throws PolicyException {
        return make("batch", Integer.toString(batch), Integer.toString(batch), one -> one.batch() == batch, who);
    }

    private ReportStore.Row make(String scope, String scopeId, String name, Predicate<Compound> wanted, String who)
            throws PolicyException {
        Coverage.Snapshot snapshot = coverage.snapshot(wanted);
        Estate now = estate.current();
        Set<String> ids = new TreeSet<>();
        snapshot.compounds().forEach(compound -> ids.add(compound.id()));
        ReportFacts facts = new ReportFacts(
                scope,
                scopeId,
                name,
                now.city(),
                now.division(),
                now.timeZone(),
                snapshot.asOfMs(),
                snapshot.policy().text(),
                snapshot.compounds(),
                evidence.apply(ids));
        long made = clock.millis();
        Report first = Report.of("", who, made, facts);
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(Instant.ofEpochMilli(made).atZone(ZoneId.of(now.timeZone())));
        String id = "ac-" + scopeId + "-" + stamp + "-" + first.hash().substring(0, 8);
        ReportStore.Row row = new ReportStore.Row(
                id,
                scope + ":" + scopeId,
                facts.asOfMs(),
                made,
                who,
                first.passes(),
                snapshot.compounds().size(),
                first.hash());
        store.add(row, facts.toBytes());
        return row;
    }

    /**
     * Computes a report again from what was kept; its hash is that of the row unless something was changed since.
     *
     * @throws PolicyException when the policy kept with it cannot be read any more
     */
    public Report compute(String id) throws PolicyException {
        ReportStore.Row row = Objects.requireNonNull(store.row(id), id);
        return Report.of(row.id(), row.madeBy(), row.madeMs(), ReportFacts.of(store.facts(id)));
    }
}
