package org.anju.gateway.privacy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes, class by class, what has been kept long enough, and enters every deletion in the audit trail with its count and range. One class
 * that cannot be deleted holds up no other; it is named as trouble and tried again at the next run. Runs on one thread.
 */
public final class Retention implements Runnable {
    /** The action of its entries in the audit trail. */
    public static final String ACTION = "retention";

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final List<Retained> classes;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    public Retention(List<Retained> classes, AuditTrail trail, Clock clock) {
        this.classes = List.copyOf(classes);
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void run() {
        classes.forEach(this::delete);
    }

    /** Which classes are kept longer than they should be, and why; empty when none is. */
    public String trouble() {
        return String.join("; ", troubles.values());
    }

    private void delete(Retained retained) {
        long beforeMs = clock.millis() - retained.kept().toMillis();
        try {
            Deletion deletion = retained.deleter().deleteBefore(beforeMs);
            if (deletion.deleted() > 0 || deletion.left() > 0) {
                trail.record(new AuditEntry(
                        clock.millis(), "gateway", "local", ACTION, retained.name(), detail(beforeMs, deletion)));
            }
            if (deletion.left() == 0) {
                troubles.remove(retained.name());
            } else {
                troubles.put(
                        retained.name(),
                        deletion.left() + " records of " + retained.name()
                                + " are older than retention allows and could not be deleted; see the history's own retention");
            }
        } catch (Exception e) {
            LOG.warn("{} could not be deleted, it is tried again: {}", retained.name(), e.getMessage());
            troubles.put(retained.name(), retained.name() + " could not be deleted (" + e.getMessage() + ")");
        }
    }

    private static String detail(long beforeMs, Deletion deletion) {
        return "{\"beforeMs\":" + beforeMs + ",\"deleted\":" + deletion.deleted() + ",\"fromMs\":" + deletion.fromMs()
                + ",\"toMs\":" + deletion.toMs() + ",\"left\":" + deletion.left() + "}";
    }
}
