package org.anju.gateway.delivery.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Checks whether the parts of a book fit together. */
public final class Books {
    private Books() {}

    /** Every mistake, with where it stands and what to do; empty when the book is right. */
    public static List<String> problems(RoutingBook book, Set<String> recipients) {
        List<String> problems = new ArrayList<>();
        book.routes().values().forEach(route -> to("routes." + route.id(), route.to(), book, recipients, problems));
        book.escalations().values().forEach(escalation -> escalation
                .steps()
                .forEach(step -> to("escalations." + escalation.id(), step.to(), book, recipients, problems)));
        for (Roster roster : book.rosters().values()) {
            if (recipients.contains(roster.id())) {
                problems.add("rosters." + roster.id() + ": is the id of a recipient; a roster needs its own");
            }
            known("rosters." + roster.id() + ".members", roster.everybody(), recipients, problems);
            if (roster.everybody().isEmpty()) {
                problems.add("rosters." + roster.id() + ": names nobody; list shifts, holidays or otherwise");
            }
        }
        return problems;
    }

    private static void to(
            String where, List<String> to, RoutingBook book, Set<String> recipients, List<String> problems) {
        known(where + ".to", to.stream().filter(id -> book.roster(id) == null).toList(), recipients, problems);
    }

    private static void known(String where, Collection<String> ids, Set<String> recipients, List<String> problems) {
        for (String id : ids) {
            if (!recipients.contains(id)) {
                problems.add(where + " = '" + id + "': is neither a roster nor one of the recipients "
                        + recipients.stream().sorted().toList());
            }
        }
    }
}
