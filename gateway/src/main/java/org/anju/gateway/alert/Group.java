package org.anju.gateway.alert;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.model.PresenceState;
import org.jspecify.annotations.Nullable;

/** The devices of a building or compound that the engine has heard of, with the subject that stands for all of them. Not thread-safe. */
final class Group {
    /** Losses so recent may have one cause that has not shown in full yet. */
    private static final long SPREADING_MS = 120_000;

    private static final int SPREADING_LEAST = 3;
    private static final double SPREADING_SHARE = 0.3;

    final Subject self;
    /** Devices, and of a compound its buildings, by id. */
    private final Map<String, Subject> members = new TreeMap<>();

    Group(Subject self) {
        this.self = self;
    }

    void join(Subject member) {
        members.put(member.id, member);
    }

    void leave(Subject member) {
        members.remove(member.id);
    }

    /** The presence of a member changed, or it left: tells the rules about the group that want to know. */
    void changed(Moment moment) {
        for (int ordinal : self.rules.watching) {
            Cell cell = self.cell(ordinal);
            if (!cell.off) {
                cell.condition.members(moment.at(self), cell);
            }
        }
    }

    Collection<Subject> members() {
        return members.values();
    }

    /** The active alert about a flood of alerts, null when there is none. */
    @Nullable
    String flood() {
        for (int ordinal : self.rules.floods) {
            Cell cell = self.cells[ordinal];
            if (cell != null && cell.active()) {
                return cell.alertId;
            }
        }
        return null;
    }

    /** Whether members are being lost one after the other, so that it is too early to blame each of them. */
    boolean isSpreading(long nowMs) {
        if (!self.rules.correlatesPresence) {
            return false;
        }
        int known = 0;
        int lost = 0;
        for (Subject member : members.values()) {
            if (member.presence != PresenceState.OFFLINE && member.epoch != Long.MIN_VALUE) {
                known++;
            } else if (member.presence == PresenceState.OFFLINE && member.presenceSinceMs >= nowMs - SPREADING_MS) {
                known++;
                lost++;
            }
        }
        return lost >= SPREADING_LEAST && lost >= known * SPREADING_SHARE;
    }
}
