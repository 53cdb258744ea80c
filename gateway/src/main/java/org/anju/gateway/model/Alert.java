package org.anju.gateway.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands now.
 *
 * @param id deterministic: a replay of the journal produces the same
 * @param ruleVersion version of the rule that fired
 * @param subject what it is about: a device id, {@code compound:<id>}, {@code building:<compound>/<id>} or
 *     {@code platform}; one alert per rule and subject is open at a time
 * @param device the device, null when the subject is no device
 * @param kind kind of the device, null when the subject is no device
 * @param advice what to do now
 * @param condition the rule's condition as written
 * @param fired the values that made it fire, by name
 * @param raisedMs when the condition first held, by the gateway's clock; epoch milliseconds, as all times here
 * @param clearedBy the user who cleared it; null while active, or when the condition went away by itself
 * @param clearReason {@code real}, {@code false}, {@code test} or {@code duplicate} when a user cleared it; {@code removed} when its device was
 * @param lastMs when the condition was last seen to hold
 * @param occurrences how often it became active since it was raised, at least 1
 * @param coding what it is called in the words of others
 * @param handling how people are dealing with it
 */
public record Alert(
        String id,
        String rule,
        String ruleVersion,
        String subject,
        Severity severity,
        Category category,
        AlertState state,
        String area,
        String compound,
        @Nullable String device,
        @Nullable String kind,
        Text title,
        Text advice,
        String condition,
        Map<String, Object> fired,
        long raisedMs,
        @Nullable Long acknowledgedMs,
        @Nullable String acknowledgedBy,
        @Nullable Long clearedMs,
        @Nullable String clearedBy,
        @Nullable String clearReason,
        long lastMs,
        int occurrences,
        AlertCoding coding,
        Handling handling) {
    /** Id of the rule that raises test alerts. */
    public static final String TEST_RULE = "compound.test_alert";

    public Alert {
        fired = Collections.unmodifiableMap(new LinkedHashMap<>(fired));
    }

    /** Whether it was sent to prove the way to the bureau, and nothing happened. */
    public boolean isTest() {
        return rule.equals(TEST_RULE);
    }
}
