package org.anju.sim.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges what the bureau got as a whole: order, gaps, signatures, and the gateway's own ledger. Pure. */
final class Sequence {
    private Sequence() {}

    static List<Verdict> judge(List<Receipt> receipts, JsonNode ledger, String recipient) {
        return List.of(signatures(receipts), order(receipts), once(receipts), ledger(receipts, ledger, recipient));
    }

    private static Verdict signatures(List<Receipt> receipts) {
        long forged = receipts.stream().filter(receipt -> !receipt.genuine()).count();
        String name = "every delivery is signed";
        return forged == 0
                ? Verdict.passed(name, receipts.size() + " deliveries")
                : Verdict.failed(name, forged + " of " + receipts.size() + " have a wrong signature or time");
    }

    /** Sequence numbers grow by one from the first that came. */
    private static Verdict order(List<Receipt> receipts) {
        String name = "deliveries come in order, without a gap";
        long last = 0;
        for (Receipt receipt : receipts) {
            if (!receipt.genuine()) {
                continue;
            }
            if (last != 0 && receipt.sequence() < last) {
                return Verdict.failed(name, "number " + receipt.sequence() + " came after " + last);
            }
            if (last != 0 && receipt.sequence() > last + 1) {
                return Verdict.failed(
                        name, "numbers " + (last + 1) + " to " + (receipt.sequence() - 1) + " are missing");
            }
            last = receipt.sequence();
        }
        return Verdict.passed(name, last == 0 ? "nothing was delivered" : "up to number " + last);
    }

    private static Verdict once(List<Receipt> receipts) {
        String name = "no delivery comes twice";
        Set<String> ids = new HashSet<>();
        for (Receipt receipt : receipts) {
            if (receipt.genuine() && !ids.add(receipt.id())) {
                return Verdict.failed(name, receipt.id() + " came again although it was accepted");
            }
        }
        return Verdict.passed(name, ids.size() + " messages");
    }

    private static Verdict ledger(List<Receipt> receipts, JsonNode ledger, String recipient) {
        String name = "the gateway's ledger adds up";
        for (JsonNode row : ledger) {
            if (!row.path("recipient").asText().equals(recipient)) {
                continue;
            }
            long raised = row.path("raised").asLong();
            long delivered = row.path("delivered").asLong();
            long pending = row.path("pending").asLong();
            long dead = row.path("dead").asLong();
            String counts =
                    raised + " raised = " + delivered + " delivered + " + pending + " pending + " + dead + " dead";
            long highest = receipts.stream().mapToLong(Receipt::sequence).max().orElse(0);
            if (raised != delivered + pending + dead) {
                return Verdict.failed(name, "it does not: " + counts);
            }
            if (highest > row.path("highestSequence").asLong()) {
                return Verdict.failed(
                        name,
                        "number " + highest + " came, but it knows of "
                                + row.path("highestSequence").asLong() + " only");
            }
            return Verdict.passed(name, counts);
        }
        return Verdict.failed(
                name, "it has no recipient '" + recipient + "'; name it with --recipient, or configure it");
    }
}
