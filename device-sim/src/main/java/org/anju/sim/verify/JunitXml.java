package org.anju.sim.verify;

import java.util.List;
import java.util.Locale;
import org.anju.sim.report.Page;

/** Results as the XML that build servers read: a suite per scenario, a case per verdict. */
public final class JunitXml {
    private JunitXml() {}

    /** The whole document. */
    public static String of(List<ScenarioResult> results) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        long tests =
                results.stream().mapToLong(result -> result.verdicts().size()).sum();
        out.append("<testsuites name=\"device-sim verify\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n"
                .formatted(tests, count(results, Verdict.Outcome.FAILED), count(results, Verdict.Outcome.SKIPPED)));
        results.forEach(result -> suite(out, result));
        return out.append("</testsuites>\n").toString();
    }

    private static long count(List<ScenarioResult> results, Verdict.Outcome outcome) {
        return results.stream()
                .flatMap(result -> result.verdicts().stream())
                .filter(verdict -> verdict.outcome() == outcome)
                .count();
    }

    private static void suite(StringBuilder out, ScenarioResult result) {
        out.append("  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\" time=\"%s\">\n"
                .formatted(
                        clean(result.id()),
                        result.verdicts().size(),
                        count(List.of(result), Verdict.Outcome.FAILED),
                        count(List.of(result), Verdict.Outcome.SKIPPED),
                        String.format(Locale.ROOT, "%.3f", (result.endedMs() - result.beganMs()) / 1e3)));
        for (Verdict verdict : result.verdicts()) {
            out.append("    <testcase classname=\"scenario.%s\" name=\"%s\" time=\"0\""
                    .formatted(clean(result.id()), clean(verdict.name())));
            switch (verdict.outcome()) {
                case PASSED -> out.append("/>\n");
                case FAILED -> out.append("><failure message=\"%s\"/></testcase>\n".formatted(clean(verdict.reason())));
                case SKIPPED ->
                    out.append("><skipped message=\"%s\"/></testcase>\n".formatted(clean(verdict.reason())));
            }
        }
        out.append("  </testsuite>\n");
    }

    /** Escaped, and without the control characters XML cannot hold. */
    private static String clean(String text) {
        return Page.escape(text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?"));
    }
}
