package org.anju.gateway.commissioning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.gateway.coverage.ReportFacts;
import org.jspecify.annotations.Nullable;

/** What an acceptance report says of commissioning: the newest signed one of each device. Blocks. */
public final class EvidenceBook {
    private final CommissioningStore store;

    public EvidenceBook(CommissioningStore store) {
        this.store = store;
    }

    /** The evidence of compounds, in the order of their devices. */
    public List<ReportFacts.Evidence> of(Set<String> compounds) {
        return store.signed(compounds).stream().map(EvidenceBook::evidence).toList();
    }

    private static ReportFacts.Evidence evidence(Commissioning signed) {
        return new ReportFacts.Evidence(
                signed.id(),
                signed.compound(),
                signed.device(),
                signed.installer(),
                ms(signed.onlineMs()),
                ms(signed.reportedMs()),
                words(signed.readings()),
                text(signed.alert()),
                text(signed.rule()),
                ms(signed.raisedMs()),
                ms(signed.seenMs()),
                ms(signed.endedMs()),
                text(signed.endedBy()),
                signed.note(),
                signed.waiver());
    }

    private static String words(List<Reading> readings) {
        return readings.stream()
                .map(reading -> reading.field() + " = " + reading.value())
                .collect(Collectors.joining("; "));
    }

    private static long ms(@Nullable Long atMs) {
        return atMs == null ? 0 : atMs;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
