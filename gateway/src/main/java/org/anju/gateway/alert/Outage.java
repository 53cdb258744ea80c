package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.Map;
import org.anju.gateway.model.PresenceState;

/**
 * Nearly all devices of a compound or building are lost within a short time: its uplink or its power is gone. Devices that had been away
 * for long before say nothing about it. The alert ends when so many of the others are back.
 *
 * @param sharePct share of the devices that must be lost, in percent
 * @param atLeast how many must be lost
 * @param withinMs how far apart the losses may be
 * @param forMs how long that must last
 * @param backPct share of the devices that must be back for the alert to end, in percent
 */
record Outage(int sharePct, int atLeast, long withinMs, long forMs, int backPct) implements Condition {
    private static final int PERCENT = 100;

    /** How the devices of the group stand. */
    private record Count(int online, int lost, int unknown, long firstMs) {
        int all() {
            return online + lost + unknown;
        }
    }

    @Override
    public boolean needsPresence() {
        return true;
    }

    @Override
    public String text() {
        return sharePct + " % of the devices, at least " + atLeast + ", offline within " + Durations.text(withinMs)
                + (forMs == 0 ? "" : " for " + Durations.text(forMs)) + ", until " + backPct + " % are back";
    }

    @Override
    public boolean watchesMembers() {
        return true;
    }

    @Override
    public void members(Moment moment, Cell cell) {
        Count count = count(moment);
        if (cell.active() || cell.dismissed) {
            // Devices may have been taken out of the register meanwhile.
            int devices = Math.min(cell.level, devices(moment));
            if (count.online() * PERCENT >= devices * backPct) {
                if (cell.active()) {
                    moment.clear(cell);
                } else {
                    moment.forget(cell);
                    moment.over(cell);
                }
            }
        } else if (!isLost(count)) {
            if (cell.sinceMs != 0) {
                moment.forget(cell);
            }
        } else if (cell.sinceMs == 0) {
            cell.sinceMs = moment.nowMs();
            moment.schedule(cell, cell.sinceMs + forMs);
        }
    }

    @Override
    public void due(Moment moment, Cell cell) {
        if (cell.active() || cell.sinceMs == 0) {
            return;
        }
        Count count = count(moment);
        if (!isLost(count)) {
            moment.forget(cell);
        } else if (moment.nowMs() >= cell.sinceMs + forMs) {
            int devices = count.all();
            Map<String, Object> fired = new LinkedHashMap<>();
            fired.put("devices", (long) devices);
            fired.put("offline", (long) count.lost());
            fired.put("first_lost_ms", count.firstMs());
            cell.level = devices;
            moment.raise(cell, count.firstMs(), fired);
        } else {
            moment.schedule(cell, cell.sinceMs + forMs);
        }
    }

    @Override
    public void closed(Moment moment, Cell cell) {
        Count count = count(moment);
        cell.level = Math.max(1, count.all());
        cell.dismissed = true;
    }

    private boolean isLost(Count count) {
        return count.lost() >= atLeast && count.lost() * PERCENT >= count.all() * sharePct;
    }

    private static int devices(Moment moment) {
        int devices = 0;
        for (Subject member : moment.subject().membersOf()) {
            devices += member.where.device() == null ? 0 : 1;
        }
        return devices;
    }

    private Count count(Moment moment) {
        int online = 0;
        int lost = 0;
        int unknown = 0;
        long first = moment.nowMs();
        for (Subject member : moment.subject().membersOf()) {
            if (member.where.device() == null) {
                continue;
            }
            if (member.presence == PresenceState.ONLINE) {
                online++;
            } else if (member.presence == PresenceState.UNKNOWN && member.epoch != Long.MIN_VALUE) {
                unknown++;
            } else if (member.presence == PresenceState.OFFLINE
                    && member.presenceSinceMs >= moment.nowMs() - withinMs) {
                lost++;
                first = Math.min(first, member.presenceSinceMs);
            }
        }
        return new Count(online, lost, unknown, first);
    }
}
