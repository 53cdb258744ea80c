package org.anju.gateway.coverage;

import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.coverage.CompoundCoverage.Figure;
import org.anju.gateway.estate.Tables;

/** An acceptance report as tables: one row per compound, and one row per missing point. A pure function of the report. */
public final class ReportTable {
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
                new Tables.Sheet(en ? "Exceptions" : "问题清单", gaps(report, lang))));
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
