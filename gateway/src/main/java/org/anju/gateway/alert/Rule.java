package org.anju.gateway.alert;

import org.anju.gateway.model.Category;
import org.anju.gateway.model.Severity;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * When to raise an alert about a device of one kind, and what the alert says.
 *
 * @param id unique among all rules, such as {@code gate.forced_open}; alerts and engine state refer to it
 * @param version changes with any part of the rule as written
 * @param kind name of the kind of device
 * @param title what is the matter
 * @param advice what to do now
 * @param source the standard or clause it follows, empty when none
 * @param gb how GB/T 28181 calls the alarm, null when it has no word
 * @param cap how OASIS CAP 1.2 classifies it, null when not given
 */
public record Rule(
        String id,
        String version,
        String kind,
        Text title,
        Text advice,
        Severity severity,
        Category category,
        String source,
        Condition condition,
        @Nullable GbAlarm gb,
        @Nullable CapClass cap) {}
