package org.anju.gateway.intake;

import java.util.List;
import java.util.Map;
import org.anju.gateway.estate.EstateView;
import org.anju.gateway.journal.Journal;
import org.anju.gateway.journal.Receipt;
import org.anju.gateway.model.Compound;
import org.anju.gateway.model.PlatformEvent;
import org.jspecify.annotations.Nullable;

/**
 * How parts of the gateway put what they find into the journal, where rules of the kinds {@code compound} and {@code platform} make alerts
 * of it. Thread-safe; never blocks.
 */
public final class PlatformReport {
    private final Journal journal;
    private final Stamp stamp;
    private final EstateView estate;

    public PlatformReport(Journal journal, Stamp stamp, EstateView estate) {
        this.journal = journal;
        this.stamp = stamp;
        this.estate = estate;
    }

    /**
     * Says that something was found. Saying the same again while the alert is active only counts.
     *
     * @param compound a registered compound, null when it is about the platform itself
     * @param part tells several troubles of the platform apart; empty for a compound
     * @param event a name the rules know
     * @param data strings, doubles, longs and booleans by name
     * @return false when the journal does not take entries now or the compound is not registered: say it again later
     */
    public boolean say(@Nullable String compound, String part, String event, Map<String, Object> data) {
        String area = "";
        if (compound != null) {
            Compound registered = estate.current().compound(compound);
            if (registered == null) {
                return false;
            }
            area = registered.area();
        }
        PlatformEvent entry =
                new PlatformEvent(area, compound == null ? "" : compound, part, stamp.nowMs(), event, data);
        return journal.append(List.of(entry), Receipt.NONE);
    }
}
