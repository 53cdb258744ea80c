package org.anju.gateway.delivery.route;

import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.delivery.route.Reason.Code;
import org.anju.gateway.model.Alert;
import org.anju.gateway.model.Text;

/** Says why a recipient is or is not told of an alert by the routes of a book: each route that could have reached them is answered for. */
public final class Explainer {
    private final RoutingBook book;

    public Explainer(RoutingBook book) {
        this.book = book;
    }

    /** The reasons, the telling ones first; {@link Code#NO_ROUTE} when no route knows the recipient. */
    public List<Reason> explain(Alert alert, long atMs, String recipient) {
        List<Reason> told = new ArrayList<>();
        List<Reason> others = new ArrayList<>();
        for (Route route : book.routes().values()) {
            if (reaches(route.to(), recipient)) {
                Reason reason = explain(route, alert, atMs, recipient);
                (reason.code() == Code.TOLD ? told : others).add(reason);
            }
        }
        told.addAll(others);
        if (told.isEmpty()) {
            told.add(new Reason(Code.NO_ROUTE, "", new Text("没有路由指向该接收方。", "No route leads to this recipient.")));
        }
        return told;
    }

    private boolean reaches(List<String> to, String recipient) {
        return to.stream().anyMatch(id -> {
            Roster roster = book.roster(id);
            return roster == null ? id.equals(recipient) : roster.everybody().contains(recipient);
        });
    }

    private Reason explain(Route route, Alert alert, long atMs, String recipient) {
        String id = route.id();
        if (!route.enabled()) {
            return reason(Code.DISABLED, id, "路由 " + id + " 已停用。", "Route " + id + " is switched off.");
        }
        if (!route.match().category(alert)) {
            String word = alert.category().word();
            return reason(
                    Code.CATEGORY,
                    id,
                    "路由 " + id + " 不含类别 " + word + "。",
                    "Route " + id + " is not for the category " + word + ".");
        }
        if (!route.match().severity(alert)) {
            int level = alert.severity().level();
            int least = route.match().leastSeverity();
            return reason(
                    Code.SEVERITY,
                    id,
                    "路由 " + id + " 只收 " + least + " 级及以上，该告警为 " + level + " 级。",
                    "Route " + id + " takes level " + least + " and graver, the alert is of level " + level + ".");
        }
        if (!route.match().place(alert)) {
            return reason(
                    Code.PLACE,
                    id,
                    "路由 " + id + " 不含小区 " + alert.compound() + "。",
                    "Route " + id + " does not cover the compound " + alert.compound() + ".");
        }
        if (!route.hours().contains(book.at(atMs))) {
            return reason(
                    Code.HOURS,
                    id,
                    "告警发生时不在路由 " + id + " 的时段内。",
                    "The alert was raised outside the hours of route " + id + ".");
        }
        if (!book.resolve(route.to(), atMs).contains(recipient)) {
            return reason(
                    Code.NOT_ON_DUTY,
                    id,
                    "经路由 " + id + "，但当时不值班。",
                    "Route " + id + " tells who is on duty; this recipient was not.");
        }
        return reason(Code.TOLD, id, "由路由 " + id + " 通知。", "Told by route " + id + ".");
    }

    private static Reason reason(Code code, String origin, String zh, String en) {
        return new Reason(code, origin, new Text(zh, en));
    }
}
