package org.anju.gateway.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anju.gateway.alert.Rule;
import org.anju.gateway.alert.RuleFiles;
import org.anju.gateway.alert.RuleSet;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.model.Alert;
import org.anju.gateway.system.Scenario.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every built-in rule, those of the further kinds included, on one running gateway, all at the same time on one time line, each in a compound of its own: what is just below
 * raises nothing, what fires raises one alert although the gateway is restarted in the middle, what clears ends it.
 */
@Timeout(180)
final class RuleScenariosTest {
    /** 04:00 UTC; the second act begins at 13:00 UTC, noon at 15 degrees west. */
    private static final long START_MS = 1_700_020_800_000L;
    /** What the platform reports itself does not come over MQTT: AlertEngineTest. */
    private static final Set<String> NOT_BY_MQTT =
            Set.of("platform.trouble", "compound.coverage_below_target", Alert.TEST_RULE);
    /** Devices that have nothing to say for hours on this time line. */
    private static final String SILENCE = "elevator.no_data";
    /** What the compounds of this estate are rightly told: they lack nearly everything. */
    private static final String COVERAGE = "compound.coverage_below_target";

    private static final long GAP_MS = 3_600_000;

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyBuiltInRuleHasAScenario() throws Exception {
        List<String> further = Profiles.further();
        RuleSet all = new RuleFiles(Profiles.load(further, null).values(), further, null).load();
        Set<String> rules = all.rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        rules.removeAll(NOT_BY_MQTT);
        Set<String> told = Scenario.all().stream().map(Scenario::rule).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rules, told);
    }

    @Test
    void everyRuleFiresWhenItShouldOnceAndNotBefore() throws Exception {
        List<Scenario> scenarios = Scenario.all();
        try (Stage stage = new Stage(folder, START_MS, scenarios)) {
            for (Scenario scenario : scenarios) {
                for (int i = 1; i <= scenario.devices().size(); i++) {
                    stage.connect(scenario.device(i));
                }
            }
            act(stage, scenarios, "below", false);
            act(stage, scenarios, "fires", true);
            act(stage, scenarios, "clears", false);
        }
        assertEquals(List.of(), wrong);
    }

    private void act(Stage stage, List<Scenario> scenarios, String act, boolean restart) throws Exception {
        TreeSet<Long> times = new TreeSet<>();
        for (Scenario scenario : scenarios) {
            lines(scenario, act).forEach(line -> times.add(line.afterMs()));
        }
        long beginMs = stage.clock.millis() + GAP_MS;
        boolean first = true;
        for (long time : times) {
            stage.clock.advance(beginMs + time - stage.clock.millis());
            for (Scenario scenario : scenarios) {
                for (Line line : lines(scenario, act)) {
                    if (line.afterMs() == time) {
                        play(stage, scenario, line);
                    }
                }
            }
            stage.settle();
            if (first && restart) {
                stage.restart();
            }
            first = false;
            look(stage, scenarios, act, time);
        }
    }

    private static List<Line> lines(Scenario scenario, String act) {
        return switch (act) {
            case "below" -> scenario.below();
            case "fires" -> scenario.fires();
            default -> scenario.clears();
        };
    }

    private static void play(Stage stage, Scenario scenario, Line line) throws Exception {
        String device = scenario.device(line.device());
        switch (line.what()) {
            case "" -> {}
            case "connect" -> stage.connect(device);
            case "disconnect" -> stage.disconnect(device);
            case "by_hand" -> stage.clearByHand(scenario.compound(), scenario.rule());
            default -> stage.publish(device, line.what());
        }
    }

    /** Judges the scenarios whose act ends now. */
    private void look(Stage stage, List<Scenario> scenarios, String act, long time) {
        Map<String, Map<String, String>> alerts = stage.alerts();
        for (Scenario scenario : scenarios) {
            List<Line> lines = lines(scenario, act);
            if (lines.get(lines.size() - 1).afterMs() != time) {
                continue;
            }
            Map<String, String> found = new TreeMap<>(alerts.getOrDefault(scenario.compound(), Map.of()));
            String state = found.remove(scenario.rule());
            found.remove(COVERAGE);
            found.keySet().removeAll(scenario.belowAlso());
            if (!act.equals("below")) {
                found.keySet().removeAll(scenario.also());
            }
            found.remove(SILENCE);
            String expected = act.equals("fires") ? "raised" : act.equals("clears") ? "cleared or closed" : "null";
            if (scenario.rule().equals(SILENCE) && act.equals("below")) {
                expected = "null, or cleared since it had nothing to say for an hour before";
            }
            if (!expected.contains(String.valueOf(state))) {
                wrong.add(scenario + ": " + act + ": " + state + " instead of " + expected + " " + found);
            } else if (!found.isEmpty() && !act.equals("clears")) {
                wrong.add(scenario + ": " + act + ": further alerts " + found);
            } else if (stage.open(scenario.compound(), scenario.rule()) > 1) {
                wrong.add(scenario + ": " + act + ": two open alerts");
            }
        }
    }
}
