package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anju.sim.fleet.Fleet;
import org.anju.sim.scenario.Expectation;
import org.jspecify.annotations.Nullable;

/** Keeps what can only be seen while it is so: presence, refused input, refused sign-ins, a fleet that has settled. Belongs to one thread. */
final class Lookout {
    private static final int NAMED = 4;

    private final Map<String, List<String>> actors;
    private final List<String> compounds;
    private final Set<String> devices;
    private final Fleet fleet;
    private final Traced traced;
    private final Rest rest;
    private final Clock clock;
    private final Moments moments;
    private final Map<Expectation, Verdict> looked = new LinkedHashMap<>();

    Lookout(
            Map<String, List<String>> actors,
            List<String> compounds,
            Set<String> devices,
            Fleet fleet,
            Traced traced,
            Rest rest,
            Clock clock,
            Moments moments) {
        this.actors = actors;
        this.compounds = compounds;
        this.devices = devices;
        this.fleet = fleet;
        this.traced = traced;
        this.rest = rest;
        this.clock = clock;
        this.moments = moments;
    }

    /** What was seen of an expectation; null when its time has not come. */
    @Nullable
    Verdict seen(Expectation expected) {
        return looked.get(expected);
    }

    /** Looks at what can only be seen while it is so. */
    void look(Expectation expected) {
        boolean judgedLater =
                switch (expected.type()) {
                    case ALERT, CLEARED, DELIVERED, INCIDENT -> true;
                    case PRESENCE, DEAD_LETTER, SIGN_IN_REFUSED, SETTLED -> false;
                };
        long nowMs = clock.millis();
        Verdict before = looked.get(expected);
        boolean open = before == null || before.isFailed();
        if (judgedLater || !open || nowMs < moments.wallMs(expected.fromMs())) {
            return;
        }
        if (before != null && nowMs > moments.deadlineMs(expected.byMs())) {
            return;
        }
        String fault;
        try {
            fault = fault(expected);
        } catch (Rest.GatewayException e) {
            fault = "the gateway did not answer: " + e.getMessage();
        }
        looked.put(
                expected,
                fault.isEmpty()
                        ? Verdict.passed(expected.text(), "seen at " + moments.shown(nowMs))
                        : Verdict.failed(expected.text(), fault));
    }

    private String fault(Expectation expected) throws Rest.GatewayException {
        if (expected.type() == Expectation.Type.SETTLED) {
            Traced.Counts counts = traced.counts();
            return fleet.counts().connected() == fleet.size()
                    ? ""
                    : fleet.counts().connected() + " of " + fleet.size() + " devices are connected, "
                            + counts.unaccounted() + " in flight";
        }
        List<String> wanted =
                expected.actor() == null ? List.copyOf(devices) : actors.getOrDefault(expected.actor(), List.of());
        Map<String, String> presences = expected.type() == Expectation.Type.PRESENCE ? presences(wanted) : Map.of();
        List<String> wrong = new ArrayList<>();
        for (String device : wanted) {
            String fault =
                    switch (expected.type()) {
                        case PRESENCE -> {
                            String seen = presences.getOrDefault(device, "absent");
                            yield seen.equals(expected.word()) ? "" : device + " is " + seen;
                        }
                        case DEAD_LETTER -> deadLetter(device, expected.word());
                        default -> traced.signInsRefused(device) > 0 ? "" : device + ": no sign-in was refused";
                    };
            if (!fault.isEmpty()) {
                wrong.add(fault);
            }
        }
        boolean met = expected.each() ? wrong.isEmpty() : wrong.size() < wanted.size();
        return met
                ? ""
                : wrong.size() + " of " + wanted.size() + ": "
                        + String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size())));
    }

    /** Presence of a few one by one, of many by the list of their compounds: asking for each would take longer than it lasts. */
    private Map<String, String> presences(List<String> wanted) throws Rest.GatewayException {
        Map<String, String> states = new HashMap<>();
        if (wanted.size() <= NAMED) {
            for (String device : wanted) {
                states.put(device, state(rest.get("/devices/" + device)));
            }
        } else {
            for (String compound : compounds) {
                rest.all("/devices?compound=" + compound)
                        .forEach(device -> states.put(device.path("id").asText(), state(device)));
            }
        }
        return states;
    }

    private static String state(JsonNode device) {
        return device.path("presence").path("state").asText("absent");
    }

    private String deadLetter(String device, String reason) throws Rest.GatewayException {
        JsonNode letters = rest.get("/dead-letters?device=" + device).path("items");
        for (JsonNode letter : letters) {
            boolean recent = letter.path("receivedMs").asLong() >= moments.beganMs();
            if (recent && (reason.isEmpty() || letter.path("reason").asText().equals(reason))) {
                return "";
            }
        }
        return device + ": no dead letter" + (reason.isEmpty() ? "" : " for " + reason);
    }
}
