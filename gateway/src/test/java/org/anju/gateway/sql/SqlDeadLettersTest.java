package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.anju.gateway.model.DeadLetter;
import org.anju.gateway.model.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlDeadLettersTest {
    @TempDir
    Path folder;

    @Test
    void onlyTheNewestAreKept() {
        try (SqlStore sql = SqlStore.open("jdbc:sqlite:" + folder.resolve("anju.db"))) {
            SqlDeadLetters letters = new SqlDeadLetters(sql, 10, 5);
            for (int i = 1; i <= 50; i++) {
                letters.add(List.of(new DeadLetter(i, null, "t", "not_json", "d\0", "e", 1)));
            }
            var kept = letters.find(Scope.CITY, null, null, Long.MAX_VALUE, 100);
            assertEquals(10, kept.size());
            assertEquals(50, kept.get(0).letter().receivedMs());
            assertEquals("d\uFFFD", kept.get(0).letter().detail());
        }
    }
}
