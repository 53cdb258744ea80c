package org.anju.gateway.journal;

import java.util.List;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Entry;
import org.anju.gateway.model.Telemetry;
import org.anju.gateway.model.Values;

/**
 * How much may be held somewhere; whichever of the two is reached first counts.
 *
 * @param entries number of entries, at least 1
 * @param bytes their memory, as {@link #bytesOf} estimates it, at least 1
 */
public record Extent(int entries, long bytes) {
    private static final long ENTRY_BYTES = 96;
    private static final long VALUE_BYTES = 16;
    private static final long TEXT_BYTES = 48;

    public Extent {
        if (entries < 1 || bytes < 1) {
            throw new IllegalArgumentException("an extent of " + entries + " entries and " + bytes + " bytes");
        }
    }

    /** Rough memory of entries, in bytes; what counts is that it grows with every text a device sends. */
    static long bytesOf(List<? extends Entry> entries) {
        long bytes = 0;
        for (int at = 0; at < entries.size(); at++) {
            Entry entry = entries.get(at);
            bytes += ENTRY_BYTES;
            if (entry instanceof Telemetry telemetry) {
                Values values = telemetry.values();
                for (int i = 0; i < values.size(); i++) {
                    bytes += values.field(i).isText()
                            ? TEXT_BYTES + values.text(i).length()
                            : VALUE_BYTES;
                }
            } else if (entry instanceof DeviceEvent event) {
                for (var fact : event.data().entrySet()) {
                    bytes += TEXT_BYTES + fact.getKey().length();
                    bytes += fact.getValue() instanceof String text ? TEXT_BYTES + text.length() : VALUE_BYTES;
                }
            }
        }
        return bytes;
    }
}
