package org.anju.gateway.alert;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is kept about rules: every version that was in force, drafts that run in shadow, and what those would have raised. Methods block. */
public interface RuleArchive {
    /** A version of a rule. */
    record Version(String version, long fromMs, String yaml) {}

    /** A rule file that runs in shadow until a time. */
    record Draft(String id, String yaml, String who, long createdMs, long untilMs) {}

    /** Something a rule in shadow would have raised. */
    record ShadowAlert(
            String id,
            String rule,
            String subject,
            String area,
            String compound,
            @Nullable String device,
            long raisedMs,
            @Nullable Long clearedMs,
            Map<String, Object> values) {}

    /** Remembers the versions that are new. */
    void keep(List<Rule> rules, long atMs);

    /** Versions of a rule, latest first. */
    List<Version> versions(String rule);

    /** All drafts whose time is not over. */
    List<Draft> drafts(long nowMs);

    void add(Draft draft);

    /** Whether there was such a draft. */
    boolean remove(String id);

    /** What the rules of a draft would have raised, latest first, at most {@code limit}. */
    List<ShadowAlert> raised(String draft, int limit);

    /** How much that is by day, beginning at UTC midnight in milliseconds. */
    Map<Long, Integer> raisedByDay(String draft);
}
