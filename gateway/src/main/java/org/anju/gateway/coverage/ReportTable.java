package org.anju.gateway.coverage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anju.gateway.coverage.CompoundCoverage.Figure;
import org.anju.gateway.estate.Tables;

/** An acceptance report as tables: one row per compound, and one row per missing point. A pure function of the report. */
public final class ReportTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private ReportTable() {}

    /** The rows per missing point, as CSV with a head line. */
    public static byte[] csv(Report report, String lang) {
        return Tables.csv(gaps(report, lang));
    }

    /** Both tables as an Excel workbook. */
    public static byte[] xlsx(Report report, String lang) {
        boolean en = lang.equals("en");
        return Tables.xlsx(List.of(
                new Tables.Sheet(en ? "Compounds" : "小区", compounds(report, lang)),
                new Tables.Sheet(en ? "Exceptions" : "问题清单", gaps(report, lang)),
                new Tables.Sheet(en ? "Commissioning" : "调试", commissioned(report, en))));
    }

    private static List<List<Object>> commissioned(Report report, boolean en) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(
                en
                        ? List.of(
                                "id",
                                "Compound",
                                "Device",
                                "Installer",
                                "Online",
                                "Report",
                                "Values",
                                "Rule",
                                "Alert",
                                "Raised",
                                "Seen",
                                "Signed",
                                "Signed by",
                                "Note",
                                "Test waived")
                        : List.of(
                                "id", "小区", "设备", "安装人", "上线", "上报", "数值", "规则", "告警", "产生", "看到", "签收", "签收人", "备注",
                                "未试验原因")));
        ZoneId zone = ZoneId.of(report.facts().timeZone());
        for (Facts.CompoundFacts compound : report.facts().compounds()) {
            for (ReportFacts.Evidence one : report.commissioned(compound)) {
                rows.add(List.of(
                        one.id(),
                        one.compound(),
                        one.device(),
                        one.installer(),
                        time(zone, one.onlineMs()),
                        time(zone, one.reportedMs()),
                        one.readings(),
                        one.rule(),
                        one.alert(),
                        time(zone, one.raisedMs()),
                        time(zone, one.seenMs()),
                        time(zone, one.signedMs()),
                        one.signedBy(),
                        one.note(),
                        one.waiver()));
            }
        }
        return rows;
    }

    /** To the millisecond: it is evidence. */
    private static String time(ZoneId zone, long atMs) {
        return atMs == 0 ? "" : TIME.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    private static List<List<Object>> compounds(Report report, String lang) {
        ReportWords words = ReportWords.of(lang);
        List<List<Object>> rows = new ArrayList<>();
        List<Object> head = new ArrayList<>(List.of(
                "id",
                words.compound(),
                words.area(),
                words.ofBatch(),
                words.households(),
                words.devices(),
                words.score(),
                words.result()));
        report.policy()
                .levels()
                .keySet()
                .forEach(indicator -> head.add((lang.equals("en")
                                ? indicator.label().en()
                                : indicator.label().zh()) + " %"));
        rows.add(head);
        for (CompoundCoverage compound : report.compounds()) {
            List<Object> row = new ArrayList<>(List.of(
                    compound.id(),
                    compound.name(),
                    compound.areaName(),
                    compound.batch(),
                    compound.households(),
                    compound.devices(),
                    compound.score(),
                    compound.passes() ? words.passes() : words.fails()));
            for (Figure figure : compound.figures()) {
                row.add(figure.whole() == 0 ? "" : (Object) figure.pct());
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Object>> gaps(Report report, String lang) {
        ReportWords words = ReportWords.of(lang);
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(
                "id", words.compound(), words.indicator(), words.system(), words.devices(), words.exceptions()));
        for (CompoundCoverage compound : report.compounds()) {
            compound.gaps()
                    .forEach(gap -> rows.add(List.of(
                            compound.id(),
                            compound.name(),
                            gap.indicator().word(),
                            gap.system(),
                            gap.device(),
                            lang.equals("en") ? gap.words().en() : gap.words().zh())));
        }
        return rows;
    }
}
