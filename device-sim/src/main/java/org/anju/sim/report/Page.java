package org.anju.sim.report;

import java.util.List;
import java.util.stream.Collectors;

/** One HTML page that needs nothing beside itself. Not thread-safe. */
public final class Page {
    private static final String STYLE = """
            :root{color-scheme:light dark;--fg:#1b2733;--muted:#5b6b7b;--bg:#fff;--line:#d5dde5;--good:#1a7f4b;--bad:#b3261e;--a:#1f6feb;--b:#b35900;--c:#7a3fb8}
            @media(prefers-color-scheme:dark){:root{--fg:#e3e9ef;--muted:#9aa9b8;--bg:#12181f;--line:#2c3844;--good:#5ccf92;--bad:#ff8a80;--a:#79b0ff;--b:#ffb163;--c:#c69bf5}}
            body{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;color:var(--fg);background:var(--bg);max-width:1080px;margin:0 auto;padding:24px}
            h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:32px 0 8px}p.note{color:var(--muted);margin:0 0 16px}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:5px 10px;border-bottom:1px solid var(--line);vertical-align:top}
            td.n,th.n{text-align:right}.good{color:var(--good)}.bad{color:var(--bad);font-weight:600}.muted{color:var(--muted)}
            svg{width:100%;height:auto;display:block}svg text{fill:var(--muted);font:12px system-ui,"Noto Sans CJK SC",sans-serif}
            details{margin:4px 0}summary{cursor:pointer}pre{white-space:pre-wrap;color:var(--muted);margin:4px 0}
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();

    /** An empty page. */
    public Page(String title, String note) {
        this.title = title;
        body.append("<h1>").append(escape(title)).append("</h1>\n");
        body.append("<p class=\"note\">").append(escape(note)).append("</p>\n");
    }

    /** A section's heading. */
    public Page heading(String text) {
        body.append("<h2>").append(escape(text)).append("</h2>\n");
        return this;
    }

    /** A sentence under what is above. */
    public Page note(String text) {
        body.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
        return this;
    }

    /** Ready-made markup, such as a plot. */
    public Page markup(String html) {
        body.append(html).append('\n');
        return this;
    }

    /** A table of texts; a cell that is a number stands to the right. */
    public Page table(List<String> head, List<List<String>> rows) {
        body.append("<table><thead>").append(row("th", head)).append("</thead><tbody>\n");
        rows.forEach(cells -> body.append(row("td", cells)));
        body.append("</tbody></table>\n");
        return this;
    }

    private static String row(String tag, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + tag + (isNumber(cell) ? " class=\"n\"" : "") + ">" + escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static boolean isNumber(String cell) {
        return cell.matches("[-+]?[0-9][0-9,.]*( ?(ms|µs|s|%|/s|MB))?");
    }

    /** The whole document. */
    public String html() {
        return "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + escape(title) + "</title><style>\n" + STYLE
                + "</style></head><body>\n" + body + "</body></html>\n";
    }

    /** Text that may stand anywhere in markup. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
