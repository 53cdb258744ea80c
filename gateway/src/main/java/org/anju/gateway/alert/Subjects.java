package org.anju.gateway.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anju.gateway.model.EventType;
import org.anju.gateway.model.Kind;
import org.anju.gateway.model.Text;

/** What rules can be about besides the kinds of devices: buildings, compounds, and the platform itself, with the events parts of it report. */
public final class Subjects {
    /** All devices of a building together. */
    public static final String BUILDING = "building";
    /** All devices of a compound together, and what the platform finds about a compound. */
    public static final String COMPOUND = "compound";
    /** Anju itself. */
    public static final String PLATFORM = "platform";

    /** The acceptance score of a compound fell below the target of the policy. */
    public static final String COVERAGE_BELOW_TARGET = "coverage_below_target";
    /** It is back. */
    public static final String COVERAGE_RESTORED = "coverage_restored";
    /** Somebody tests the way from a compound to the bureau. */
    public static final String TEST_ALERT = "test_alert";
    /** A part of the platform is in trouble. */
    public static final String TROUBLE = "trouble";
    /** It is well again. */
    public static final String TROUBLE_OVER = "trouble_over";

    static final List<Kind> KINDS = List.of(
            kind(BUILDING, "楼栋", "Building", Map.of()),
            kind(
                    COMPOUND,
                    "小区",
                    "Compound",
                    Map.of(
                            COVERAGE_BELOW_TARGET,
                            new Text("覆盖低于目标", "Coverage below target"),
                            COVERAGE_RESTORED,
                            new Text("覆盖达标", "Coverage restored"),
                            TEST_ALERT,
                            new Text("测试告警", "Test alert"))),
            kind(
                    PLATFORM,
                    "平台",
                    "Platform",
                    Map.of(TROUBLE, new Text("部件异常", "Trouble"), TROUBLE_OVER, new Text("部件恢复", "Trouble over"))));

    private Subjects() {}

    private static Kind kind(String name, String zh, String en, Map<String, Text> labels) {
        Map<String, EventType> events = new LinkedHashMap<>();
        labels.forEach((event, label) -> events.put(event, new EventType(event, label, false)));
        return Kind.of(name, new Text(zh, en), "", 0, List.of(), events, Map.of());
    }
}
