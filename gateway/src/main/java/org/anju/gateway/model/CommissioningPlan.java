package org.anju.gateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device of a kind must show when it is commissioned.
 *
 * @param fields names of the fields its first report must hold, each within its ordinary band; at least one unless the kind has no fields
 * @param test what the installer does to it; null when the kind has no test
 */
public record CommissioningPlan(
        List<String> fields, @Nullable Test test) {
    public CommissioningPlan {
        fields = List.copyOf(fields);
    }

    /** For a kind whose profile says nothing: any report, no test. */
    public static final CommissioningPlan NONE = new CommissioningPlan(List.of(), null);

    /**
     * Something done to the device that must raise an alert.
     *
     * @param action what the installer does
     * @param rules ids of rules; an alert of any of them proves the test
     */
    public record Test(Text action, List<String> rules) {
        public Test {
            rules = List.copyOf(rules);
        }
    }
}
