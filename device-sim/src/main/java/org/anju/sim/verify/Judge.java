package org.anju.sim.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anju.sim.scenario.Expectation;
import org.anju.sim.scenario.Prohibition;
import org.anju.sim.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Judges alerts and deliveries: a pure function of the scenario and what was seen. */
final class Judge {
    private static final long EARLY_TOLERANCE_MS = 50;

    private final Scenario scenario;
    private final Observed seen;
    private final Moments moments;

    Judge(Scenario scenario, Observed seen) {
        this.scenario = scenario;
        this.seen = seen;
        this.moments = seen.moments();
    }

    /** A verdict on an alert, its clearing, its delivery or its incident. */
    Verdict judge(Expectation expected) {
        return switch (expected.type()) {
            case ALERT -> each(expected, this::alert);
            case CLEARED -> each(expected, this::cleared);
            case DELIVERED -> delivered(expected);
            case INCIDENT -> incident(expected);
            case PRESENCE, DEAD_LETTER, SIGN_IN_REFUSED, SETTLED ->
                throw new IllegalArgumentException(expected.type() + " is judged by looking, not afterwards");
        };
    }

    /** One subject's part of an expectation: an empty text when it is met, else why not. */
    private interface Part {
        String fault(Expectation expected, String subject);
    }

    private Verdict each(Expectation expected, Part part) {
        List<String> subjects = subjects(expected);
        if (subjects.isEmpty()) {
            return Verdict.failed(expected.text(), "no device plays " + expected.actor());
        }
        List<String> faults = subjects.stream()
                .map(subject -> part.fault(expected, subject))
                .filter(fault -> !fault.isEmpty())
                .toList();
        boolean met = expected.each() ? faults.isEmpty() : faults.size() < subjects.size();
        return met
                ? Verdict.passed(
                        expected.text(), (subjects.size() - faults.size()) + " of " + subjects.size() + " seen")
                : Verdict.failed(expected.text(), shortened(faults));
    }

    private List<String> subjects(Expectation expected) {
        String actor = expected.actor();
        return actor == null ? List.copyOf(new TreeSet<>(seen.compounds())) : seen.devices(actor);
    }

    private static String shortened(List<String> faults) {
        return String.join("; ", faults.subList(0, Math.min(4, faults.size())))
                + (faults.size() > 4 ? "; and " + (faults.size() - 4) + " more" : "");
    }

    /** Alerts of the expectation's rule and subject, the earliest first. */
    private List<Sighting> matching(Expectation expected, String subject) {
        return seen.alerts().stream()
                .filter(alert -> alert.rule().equals(expected.word()))
                .filter(alert -> alert.subject().equals(subject))
                .sorted(java.util.Comparator.comparingLong(Sighting::raisedMs))
                .toList();
    }

    private String alert(Expectation expected, String subject) {
        List<Sighting> all = matching(expected, subject);
        if (all.isEmpty()) {
            return subject + ": not raised by " + moments.shown(moments.wallMs(expected.byMs())) + elsewhere(expected);
        }
        long fromMs = moments.wallMs(expected.fromMs());
        List<Sighting> due = all.stream()
                .filter(alert -> appearedMs(alert) >= fromMs - EARLY_TOLERANCE_MS)
                .toList();
        if (due.isEmpty()) {
            return subject + ": raised at " + moments.shown(appearedMs(all.get(0))) + ", before "
                    + moments.shown(fromMs);
        }
        Sighting first = due.get(0);
        String overlap = overlap(all);
        if (!overlap.isEmpty()) {
            return subject + ": " + overlap;
        }
        if (expected.severity() != 0 && first.severity() != expected.severity()) {
            return subject + ": severity " + first.severity() + " instead of " + expected.severity();
        }
        if (!expected.category().isEmpty() && !first.category().equals(expected.category())) {
            return subject + ": category " + first.category() + " instead of " + expected.category();
        }
        long shownMs = seen.raisedSeenMs().applyAsLong(first.id());
        if (shownMs == 0 && seen.liveTrouble().isEmpty()) {
            return subject + ": the live feed never told of it";
        }
        long atMs = appearedMs(first);
        return atMs > moments.deadlineMs(expected.byMs())
                ? subject + ": late, seen at " + moments.shown(atMs) + " instead of by "
                        + moments.shown(moments.wallMs(expected.byMs()))
                : "";
    }

    /** When people could see it: its time of raising is that of its cause, which may have had to last for a while. */
    private long appearedMs(Sighting alert) {
        return Math.max(alert.raisedMs(), seen.raisedSeenMs().applyAsLong(alert.id()));
    }

    private String elsewhere(Expectation expected) {
        String others = seen.alerts().stream()
                .filter(alert -> alert.rule().equals(expected.word()))
                .map(Sighting::subject)
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : " (raised for " + others + ")";
    }

    /** Two alerts of one rule and subject may follow each other but never stand open at the same time. */
    private static String overlap(List<Sighting> alerts) {
        for (int i = 1; i < alerts.size(); i++) {
            Sighting before = alerts.get(i - 1);
            if (before.clearedMs() == 0 || before.clearedMs() > alerts.get(i).raisedMs()) {
                return "raised twice: " + before.id() + " was still open when "
                        + alerts.get(i).id() + " was raised";
            }
        }
        return "";
    }

    private String cleared(Expectation expected, String subject) {
        List<Sighting> all = matching(expected, subject);
        if (all.isEmpty()) {
            return subject + ": never raised";
        }
        Sighting last = all.get(all.size() - 1);
        if (!last.isCleared()) {
            return subject + ": not cleared by " + moments.shown(moments.wallMs(expected.byMs()));
        }
        if (last.clearedMs() < moments.wallMs(expected.fromMs()) - EARLY_TOLERANCE_MS) {
            return subject + ": cleared too early, at " + moments.shown(last.clearedMs());
        }
        long shownMs = seen.clearedSeenMs().applyAsLong(last.id());
        if (shownMs == 0 && seen.liveTrouble().isEmpty()) {
            return subject + ": the live feed never told that it cleared";
        }
        long atMs = Math.max(last.clearedMs(), shownMs);
        return atMs > moments.deadlineMs(expected.byMs())
                ? subject + ": cleared late, at " + moments.shown(atMs) + " instead of by "
                        + moments.shown(moments.wallMs(expected.byMs()))
                : "";
    }

    private Verdict delivered(Expectation expected) {
        return seen.hasBureau()
                ? each(expected, this::delivery)
                : Verdict.skipped(expected.text(), "no bureau is played; give --bureau-port");
    }

    private String delivery(Expectation expected, String subject) {
        List<Receipt> all = seen.receipts().stream()
                .filter(receipt -> receipt.rule().equals(expected.word()))
                .filter(receipt -> (receipt.device().isEmpty() ? receipt.compound() : receipt.device()).equals(subject))
                .filter(receipt -> receipt.change().equals(expected.change()))
                .toList();
        if (all.isEmpty()) {
            return subject + ": never delivered";
        }
        List<Receipt> genuine = all.stream().filter(Receipt::genuine).toList();
        if (genuine.isEmpty()) {
            return subject + ": delivered with a wrong signature";
        }
        Set<String> alerts = genuine.stream().map(Receipt::alert).collect(Collectors.toSet());
        if (genuine.size() > alerts.size()) {
            return subject + ": delivered " + genuine.size() + " times although accepted the first time";
        }
        long atMs = genuine.get(0).atMs();
        return atMs > moments.deadlineMs(expected.byMs())
                ? subject + ": delivered late, at " + moments.shown(atMs) + " instead of by "
                        + moments.shown(moments.wallMs(expected.byMs()))
                : "";
    }

    private Verdict incident(Expectation expected) {
        List<String> rules = List.of(expected.word().split("\\s*\\+\\s*", -1));
        List<String> incidents = new ArrayList<>();
        for (String rule : rules) {
            Set<String> of = seen.alerts().stream()
                    .filter(alert -> alert.rule().equals(rule))
                    .map(Sighting::incident)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (of.isEmpty()) {
                return Verdict.failed(expected.text(), rule + " was not raised");
            }
            incidents.addAll(of);
        }
        Set<String> distinct = new HashSet<>(incidents);
        return distinct.size() == 1 && !distinct.contains("")
                ? Verdict.passed(
                        expected.text(), "incident " + distinct.iterator().next())
                : Verdict.failed(expected.text(), "they stand in " + distinct.size() + " incidents: " + distinct);
    }

    /** A verdict on what must not happen. */
    Verdict judge(Prohibition prohibition) {
        String offenders = seen.alerts().stream()
                .filter(alert -> prohibition.concerns(alert.rule()) && isOf(prohibition.actor(), alert))
                .filter(alert -> !isAllowed(alert))
                .filter(alert -> alert.raisedMs() >= moments.wallMs(prohibition.fromMs())
                        && alert.raisedMs() <= moments.wallMs(prohibition.untilMs()))
                .map(this::shown)
                .limit(4)
                .collect(Collectors.joining("; "));
        return offenders.isEmpty()
                ? Verdict.passed(prohibition.text(), "none")
                : Verdict.failed(prohibition.text(), offenders);
    }

    private boolean isOf(@Nullable String actor, Sighting alert) {
        return actor == null || seen.devices(actor).contains(alert.device());
    }

    private String shown(Sighting alert) {
        return alert.rule() + " of " + alert.subject() + " at " + moments.shown(alert.raisedMs());
    }

    /** A verdict on everything nobody spoke of. */
    Verdict nothingElse() {
        String name = "no other alert";
        String offenders = seen.alerts().stream()
                .filter(alert -> !isAllowed(alert))
                .filter(alert -> !isExpected(alert))
                .map(this::shown)
                .limit(6)
                .collect(Collectors.joining("; "));
        return offenders.isEmpty() ? Verdict.passed(name, "none") : Verdict.failed(name, "unexpected: " + offenders);
    }

    private boolean isAllowed(Sighting alert) {
        return scenario.allow().stream().anyMatch(pattern -> Prohibition.concerns(pattern, alert.rule()));
    }

    private boolean isExpected(Sighting alert) {
        return scenario.expect().stream()
                .filter(expected -> expected.type() == Expectation.Type.ALERT)
                .filter(expected -> expected.word().equals(alert.rule()))
                .anyMatch(expected -> expected.actor() == null
                        ? alert.device().isEmpty()
                        : seen.devices(Objects.requireNonNull(expected.actor())).contains(alert.device()));
    }

    /** Expected = raised = delivered, as far as the scenario speaks of deliveries. */
    Verdict ledger() {
        long expected = 0;
        long raised = 0;
        long delivered = 0;
        for (Expectation each : scenario.expect()) {
            if (each.type() != Expectation.Type.DELIVERED || !each.change().equals("raised") || !each.each()) {
                continue;
            }
            for (String subject : subjects(each)) {
                expected++;
                List<Sighting> alerts = matching(each, subject);
                raised += alerts.size();
                Set<String> ids = alerts.stream().map(Sighting::id).collect(Collectors.toSet());
                delivered += seen.receipts().stream()
                        .filter(receipt -> receipt.genuine() && receipt.change().equals("raised"))
                        .map(Receipt::alert)
                        .filter(ids::contains)
                        .distinct()
                        .count();
            }
        }
        String counts = expected + " expected, " + raised + " raised, " + delivered + " delivered";
        String name = "expected = raised = delivered";
        if (!seen.hasBureau()) {
            return Verdict.skipped(name, "no bureau is played; give --bureau-port");
        }
        return expected == raised && raised == delivered ? Verdict.passed(name, counts) : Verdict.failed(name, counts);
    }
}
