package org.anju.gateway.fake;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.anju.gateway.workorder.OrderTerms;

/** Terms of work orders in tests: due after 1, 2, 3 and 4 hours, verified within one, reopened within ten, settled after half an hour. */
public final class SampleTerms {
    /** Under which no alert opens an order. */
    public static final OrderTerms NONE = of(rule -> false);

    private SampleTerms() {}

    public static OrderTerms of(Predicate<String> repairs) {
        return new OrderTerms(
                repairs,
                List.of(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3), Duration.ofHours(4)),
                Duration.ofHours(1),
                Duration.ofHours(10),
                Duration.ofMinutes(30),
                ZoneId.of("Asia/Shanghai"));
    }
}
