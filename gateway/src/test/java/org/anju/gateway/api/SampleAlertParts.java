package org.anju.gateway.api;

import java.util.List;
import java.util.Map;

/** What stands in the sample estate for paths and bodies around alerts, incidents, maintenance windows and rules. */
final class SampleAlertParts {
    static final String DRAFT = """
            {"yaml":"kind: lamp\\nrules: [{id: lamp.try, title: {zh: 试, en: Try}, advice: {zh: 看, en: Look}, severity: 4, category: facility, event: sos}]"}
            """;

    /** By the segment before the parameter: own and foreign. */
    static final Map<String, List<String>> IDS = Map.of(
            "incidents", List.of("in-own", "in-foreign"),
            "maintenance-windows", List.of("mw-own", "mw-foreign"),
            "rules", List.of("lamp.sos", "lamp.sos"));

    /** By operation. */
    static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("revealAlert", "{\"reason\":\"case 7\"}"),
            Map.entry("revealEvents", "{\"reason\":\"case 7\",\"from\":0,\"to\":9}"),
            Map.entry("assignAlert", "{\"to\":\"admin\"}"),
            Map.entry("commentAlert", "{\"note\":\"seen\"}"),
            Map.entry("shelveAlert", "{\"untilMs\":" + RunningApi.SOON_MS + ",\"reason\":\"repair\"}"),
            Map.entry("moveAlert", "{\"incident\":\"\"}"),
            Map.entry("handleAlerts", "{\"ids\":[\"al-own\"],\"action\":\"acknowledge\"}"),
            Map.entry("assignIncident", "{\"to\":\"admin\"}"),
            Map.entry("commentIncident", "{\"note\":\"seen\"}"),
            Map.entry("clearIncident", "{\"reason\":\"test\"}"),
            Map.entry(
                    "createMaintenanceWindow",
                    "{\"compound\":\"A1-C1\",\"toMs\":" + RunningApi.SOON_MS + ",\"reason\":\"repair\"}"),
            Map.entry("checkRules", "{\"yaml\":\"kind: lamp\\nrules: []\"}"),
            Map.entry("dryRunRules", "{\"rule\":\"lamp.tilt\",\"fromMs\":0,\"toMs\":1000,\"compound\":\"A1-C1\"}"),
            Map.entry("addShadowRule", DRAFT));

    private SampleAlertParts() {}
}
