package org.anju.sim.verify;

/** Bugs a target can be given, each with the verdict that must catch it and a word its reason must hold. */
enum Bug {
    NONE("", ""),
    LOSES_A_READING("acknowledged = stored", "acknowledged are not stored"),
    LOSES_AN_EVENT("acknowledged = stored", "event"),
    INVENTS_A_READING("acknowledged = stored", "1 stored were never sent"),
    NEVER_ACKNOWLEDGES("sent = acknowledged", "1 unaccounted for"),
    RAISES_NOTHING("alert gate.forced_open of door", "not raised"),
    RAISES_TWICE("alert gate.forced_open of door", "raised twice"),
    RAISES_LATE("alert gate.forced_open of door", "late"),
    RAISES_FOR_ANOTHER("alert gate.forced_open of door", "raised for"),
    RAISES_TOO_MILDLY("alert gate.forced_open of door", "severity 4 instead of 2"),
    RAISES_FALSELY("no other alert", "camera.smoke_fire"),
    TELLS_NOBODY_LIVE("alert gate.forced_open of door", "live feed never told"),
    NEVER_CLEARS("gate.forced_open of door cleared", "not cleared"),
    CLEARS_TOO_EARLY("gate.forced_open of door cleared", "too early"),
    DELIVERS_NOTHING("gate.forced_open of door delivered (raised)", "never delivered"),
    DELIVERS_TWICE("gate.forced_open of door delivered (raised)", "delivered 2 times"),
    DELIVERS_UNSIGNED("gate.forced_open of door delivered (raised)", "wrong signature"),
    DELIVERS_OUT_OF_ORDER("deliveries come in order, without a gap", "came after"),
    SKIPS_A_NUMBER("deliveries come in order, without a gap", "missing"),
    LEDGER_DOES_NOT_ADD_UP("the gateway's ledger adds up", "it does not");

    final String verdict;
    final String reason;

    Bug(String verdict, String reason) {
        this.verdict = verdict;
        this.reason = reason;
    }
}
