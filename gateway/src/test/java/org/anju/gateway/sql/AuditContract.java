package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.anju.gateway.audit.AuditEntry;
import org.anju.gateway.audit.AuditQuery;
import org.anju.gateway.audit.AuditRow;
import org.anju.gateway.audit.AuditVerdict;
import org.junit.jupiter.api.Test;

/** The audit trail on an empty SQL store. */
interface AuditContract {
    SqlStore store();

    /** Takes away what keeps the trail from being changed, as somebody with the rights of the database's owner could. */
    void disarm();

    private SqlAudit filled(int entries) {
        SqlAudit audit = new SqlAudit(store());
        for (int i = 1; i <= entries; i++) {
            audit.record(new AuditEntry(i, "wang", "10.0.0." + i, "clearAlert", "al-" + i, "{\"status\":200}"));
        }
        return audit;
    }

    private static AuditQuery query(String who, String action, long before, int limit) {
        return new AuditQuery(who, action, null, 0, Long.MAX_VALUE, before, limit);
    }

    @Test
    default void entriesComeBackNewestFirstByWhoAndWhat() {
        SqlAudit audit = filled(3);
        audit.record(new AuditEntry(9, "li", "local", "sign_in", "", "{}\0\uD800"));
        assertEquals(
                List.of(4L, 3L),
                audit.find(query(null, null, Long.MAX_VALUE, 2)).stream()
                        .map(AuditRow::sequence)
                        .toList());
        assertEquals(
                List.of("al-2", "al-1"),
                audit.find(query("wang", "clearAlert", 3, 10)).stream()
                        .map(row -> row.entry().object())
                        .toList());
        assertEquals(
                "{}\uFFFD\uFFFD",
                audit.find(query("li", null, Long.MAX_VALUE, 1)).get(0).entry().detail());
        assertTrue(audit.verify().intact());
    }

    @Test
    default void nothingIsChangedOrRemoved() {
        filled(2);
        for (String statement : List.of(
                "update audit_trail set who = 'nobody' where sequence = 1",
                "delete from audit_trail where sequence = 2")) {
            RuntimeException refused =
                    assertThrows(RuntimeException.class, () -> store().write(handle -> handle.execute(statement)));
            assertTrue(String.valueOf(refused.getMessage()).contains("only grows"), refused.getMessage());
        }
    }

    @Test
    default void whoeverGetsAroundThatIsFound() {
        SqlAudit audit = filled(5);
        AuditVerdict before = audit.verify();
        assertTrue(before.intact());
        assertEquals(5, before.entries());
        disarm();

        store().write(handle -> handle.execute("update audit_trail set object = 'al-9' where sequence = 3"));
        AuditVerdict changed = audit.verify();
        assertFalse(changed.intact());
        assertEquals(3, Objects.requireNonNull(changed.broken()).sequence());

        store().write(handle -> handle.execute("update audit_trail set object = 'al-3' where sequence = 3"));
        assertTrue(audit.verify().intact(), "put back as it was");
        store().write(handle -> handle.execute("delete from audit_trail where sequence = 5"));
        assertEquals(5, Objects.requireNonNull(audit.verify().broken()).sequence(), "cut off at the end");
        store().write(handle -> handle.execute("delete from audit_trail where sequence = 2"));
        assertEquals(2, Objects.requireNonNull(audit.verify().broken()).sequence(), "a hole");
    }

    @Test
    default void manyWritersMakeOneChain() {
        SqlAudit audit = new SqlAudit(store());
        CompletableFuture<?>[] writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 10; i++) {
                        audit.record(new AuditEntry(i, "w" + writer, "local", "test", "", "{}"));
                    }
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();
        assertEquals(80, audit.verify().entries());
        assertTrue(audit.verify().intact());
    }
}
