package org.anju.gateway.coverage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anju.gateway.coverage.CompoundCoverage.Figure;
import org.anju.gateway.coverage.CompoundCoverage.Gap;
import org.anju.gateway.coverage.CompoundCoverage.SystemFigure;
import org.anju.gateway.model.Text;

/** An acceptance report as one HTML page that prints to A4, in Chinese or English. A pure function of the report. */
public final class ReportDocument {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MOST_LINES = 60;
    private static final String STYLE = """
            @page { size: A4; margin: 18mm 14mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt } @top-right { content: "%s"; font-size: 8pt; color: #333 } }
            @page :first { @top-right { content: none } }
            * { box-sizing: border-box }
            body { font: 10pt/1.45 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif; color: #000; margin: 0 auto; max-width: 182mm; padding: 8mm 0 }
            @media print { body { padding: 0 } }
            h1 { font-size: 17pt; text-align: center; margin: 0 0 6mm }
            h2 { font-size: 12pt; margin: 6mm 0 2mm; border-bottom: 1px solid #000; break-after: avoid }
            h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid }
            table { width: 100%; border-collapse: collapse; margin: 0 0 3mm }
            th, td { border: 1px solid #777; padding: 1mm 1.6mm; text-align: left; vertical-align: top }
            th { background: #eee; font-weight: 600 }
            thead { display: table-header-group } tr { break-inside: avoid }
            .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
            .fail { font-weight: 700 }
            ol, ul { margin: 0 0 3mm; padding-left: 6mm } li { break-inside: avoid }
            .facts td:first-child, .facts th { width: 32mm }
            .figures th:nth-child(n+2):nth-child(-n+3), .compounds th:nth-child(n+3):nth-child(-n+7), .systems th:nth-child(n+2), .levels th:nth-child(2) { text-align: right }
            .gaps { padding-left: 4mm; font-size: 8.5pt; overflow-wrap: anywhere }
            .keep { break-inside: avoid }
            .hash { font: 8.5pt/1.4 monospace; word-break: break-all }
            .sign td { height: 20mm; width: 33% }
            .small { font-size: 9pt; color: #333 }
            """;

    private final Report report;
    private final ReportWords words;
    private final ZoneId zone;
    private final StringBuilder out = new StringBuilder(64 * 1024);

    private ReportDocument(Report report, ReportWords words) {
        this.report = report;
        this.words = words;
        this.zone = ZoneId.of(report.facts().timeZone());
    }

    /**
     * The page.
     *
     * @param lang {@code en} or anything else for Chinese
     */
    public static String html(Report report, String lang) {
        ReportDocument document = new ReportDocument(report, ReportWords.of(lang));
        document.write();
        return document.out.toString();
    }

    private void write() {
        ReportFacts facts = report.facts();
        boolean batch = facts.scope().equals("batch");
        out.append("<!doctype html><html lang=\"")
                .append(words.lang())
                .append("\"><head><meta charset=\"utf-8\"><title>");
        text(words.title() + " " + report.id());
        out.append("</title><style>").append(STYLE.replace("%s", report.id())).append("</style></head><body><h1>");
        text(words.title());
        out.append("</h1><table class=\"facts\"><tbody>");
        row(batch ? words.ofBatch() : words.ofCompound(), facts.city() + " " + facts.scopeName());
        row(words.asOf(), time(facts.asOfMs()) + " (" + facts.timeZone() + ")");
        row(words.made(), time(report.madeMs()) + " " + report.madeBy() + " · " + report.id());
        Policy policy = report.policy();
        row(
                words.policy(),
                of(policy.title()) + " " + policy.version() + " · " + policy.source() + " · SHA-256 "
                        + policy.hash().substring(0, 16) + "…");
        Rollup sum = report.sum();
        row(words.covers(), words.sizes().formatted(sum.compounds(), sum.households(), sum.devices()));
        row(
                words.verdict(),
                (report.passes() ? words.passes() : words.fails())
                        + (batch ? words.passing().formatted(sum.passing(), sum.compounds()) : ""));
        out.append("</tbody></table>");
        head(words.summary());
        figures(sum.figures());
        if (batch) {
            compounds();
        }
        head(words.exceptions());
        for (CompoundCoverage compound : report.compounds()) {
            if (batch && compound.gaps().isEmpty()) {
                continue;
            }
            if (batch) {
                element("h3", compound.name() + " " + compound.id());
            }
            gaps(compound);
        }
        if (!batch && !report.compounds().isEmpty()) {
            systems(report.compounds().get(0));
        }
        evidence();
        head(words.method());
        out.append("<ol>");
        words.methodText().forEach(line -> element("li", line));
        out.append("</ol>");
        levels();
        out.append("<section class=\"keep\">");
        signatures();
        out.append("<p class=\"small\">");
        text(words.hash());
        out.append("</p><p class=\"hash\" id=\"hash\">").append(report.hash()).append("</p><p class=\"small\">");
        text(words.hashNote() + " " + Report.METHOD);
        out.append("</p></section></body></html>");
    }

    private void figures(List<Figure> figures) {
        table("figures", words.indicator(), words.value(), words.target(), words.result());
        for (Figure figure : figures) {
            out.append("<tr><td>");
            text(of(figure.indicator().label()));
            out.append("</td><td class=\"n\">")
                    .append(value(figure))
                    .append("</td><td class=\"n\">≥ ")
                    .append(plain(figure.targetPct()))
                    .append("%</td><td");
            out.append(figure.met() ? ">" : " class=\"fail\">");
            text(figure.met() ? words.met() : words.notMet());
            out.append("</td></tr>");
        }
        out.append("</tbody></table>");
    }

    private void compounds() {
        table(
                "compounds",
                words.compound(),
                words.area(),
                words.households(),
                words.devices(),
                words.online(),
                words.working(),
                words.score(),
                words.result());
        for (CompoundCoverage compound : report.compounds()) {
            out.append("<tr><td>");
            text(compound.name() + " " + compound.id());
            out.append("</td><td>");
            text(compound.areaName());
            out.append("</td>");
            number(compound.households());
            number(compound.devices());
            number(compound.onlineNow());
            number(compound.workingNow());
            out.append("<td class=\"n\">")
                    .append(compound.score())
                    .append(compound.passes() ? "</td><td>" : "</td><td class=\"fail\">");
            text(compound.passes() ? words.passes() : words.fails());
            out.append("</td></tr>");
        }
        out.append("</tbody></table>");
    }

    private void gaps(CompoundCoverage compound) {
        if (compound.gaps().isEmpty()) {
            element("p", words.none());
            return;
        }
        // What is wrong with one device stands in one line.
        Map<String, String> lines = new LinkedHashMap<>();
        for (Gap gap : compound.gaps()) {
            String said = of(gap.words());
            String about = gap.device().isEmpty() ? said : gap.device();
            lines.merge(about, said, (before, more) -> before + " · " + withoutName(more, about));
        }
        out.append("<ul class=\"gaps\">");
        lines.values().stream().limit(MOST_LINES).forEach(line -> element("li", line));
        out.append("</ul>");
        if (lines.size() > MOST_LINES) {
            element("p", words.more().formatted(lines.size() - MOST_LINES));
        }
    }

    /** Words about a device without its name and id in brackets, with which they begin. */
    private static String withoutName(String said, String device) {
        int end = said.indexOf(device) + device.length() + 1;
        return said.startsWith(":", end)
                ? said.substring(end + 1).strip()
                : said.substring(end).strip();
    }

    private void systems(CompoundCoverage compound) {
        head(words.systems());
        table(
                "systems",
                words.system(),
                words.needed(),
                words.installed(),
                words.devices(),
                words.online(),
                words.working());
        for (SystemFigure system : compound.systems()) {
            out.append("<tr><td>");
            text(of(system.title()));
            out.append("</td>");
            number(system.needed());
            number(system.installed());
            number(system.devices());
            number(system.online());
            number(system.working());
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    private void evidence() {
        head(words.evidence());
        out.append("<ul>");
        Map<String, Facts.Proof> proofs = new TreeMap<>();
        report.facts().compounds().forEach(compound -> {
            Facts.Proof proof = compound.proof();
            if (proof != null) {
                proofs.put(compound.name(), proof);
            }
        });
        proofs.forEach((name, proof) -> element(
                "li",
                name + " · "
                        + words.proof().formatted(proof.alert(), time(proof.raisedMs()), time(proof.receivedMs()))));
        if (proofs.isEmpty()) {
            element("li", words.noProof());
        }
        out.append("</ul>");
        report.facts().compounds().forEach(this::commissioning);
    }

    /** Evidence of devices that do not stand in the field any more is not counted. */
    private void commissioning(Facts.CompoundFacts compound) {
        List<ReportFacts.Evidence> found = report.commissioned(compound);
        element(
                "p",
                compound.name() + " · "
                        + words.share()
                                .formatted(found.size(), compound.devices().size()));
        if (found.isEmpty()) {
            return;
        }
        out.append("<ul class=\"small\">");
        found.stream().limit(MOST_LINES).forEach(evidence -> element("li", commissioned(evidence)));
        out.append("</ul>");
        if (found.size() > MOST_LINES) {
            element("p", words.more().formatted(found.size() - MOST_LINES));
        }
    }

    private String commissioned(ReportFacts.Evidence evidence) {
        String alert = evidence.alert().isEmpty() ? words.noTest() : evidence.rule() + " " + evidence.alert();
        String text = words.commissioned()
                .formatted(
                        evidence.device(),
                        evidence.id(),
                        time(evidence.onlineMs()),
                        time(evidence.reportedMs()),
                        alert,
                        time(evidence.raisedMs()),
                        time(evidence.signedMs()),
                        evidence.signedBy());
        return text
                + (evidence.readings().isEmpty() ? "" : " · " + evidence.readings())
                + (evidence.waiver().isEmpty() ? "" : " · " + words.waived().formatted(evidence.waiver()))
                + (evidence.note().isEmpty() ? "" : " · " + evidence.note());
    }

    private void levels() {
        table("levels", words.indicator(), words.target(), words.policy());
        report.policy().levels().forEach((indicator, level) -> {
            out.append("<tr><td>");
            text(of(indicator.label()));
            out.append("</td><td class=\"n\">≥ ")
                    .append(plain(level.atLeastPct()))
                    .append("%</td><td>");
            text(level.source());
            out.append("</td></tr>");
        });
        out.append("</tbody></table>");
    }

    private void signatures() {
        head(words.signatures());
        out.append("<table class=\"sign\"><tbody>");
        words.signers().forEach(signer -> {
            out.append("<tr><td>");
            text(signer);
            out.append("</td><td class=\"small\">");
            text(words.signature());
            out.append("</td><td class=\"small\">");
            text(words.date());
            out.append("</td></tr>");
        });
        out.append("</tbody></table>");
    }

    private String value(Figure figure) {
        return figure.whole() == 0 ? words.noData() : plain(figure.pct()) + "%";
    }

    private void table(String name, String... heads) {
        out.append("<table class=\"").append(name).append("\"><thead><tr>");
        for (String each : heads) {
            element("th", each);
        }
        out.append("</tr></thead><tbody>");
    }

    private void row(String name, String value) {
        out.append("<tr>");
        element("th", name);
        element("td", value);
        out.append("</tr>");
    }

    private void number(int value) {
        out.append("<td class=\"n\">").append(value).append("</td>");
    }

    private void head(String words) {
        element("h2", words);
    }

    private void element(String tag, String content) {
        out.append('<').append(tag).append('>');
        text(content);
        out.append("</").append(tag).append('>');
    }

    private String of(Text text) {
        return words.lang().equals("en") ? text.en() : text.zh();
    }

    private String time(long atMs) {
        return atMs == 0 ? "—" : TIME.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void text(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
