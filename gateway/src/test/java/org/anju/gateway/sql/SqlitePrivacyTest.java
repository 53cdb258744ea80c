package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anju.gateway.model.DeadLetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePrivacyTest extends PrivacyContract {
    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:sqlite:" + folder.resolve("anju.db");
    }

    @Test
    void whatIsDeletedIsNotLeftInTheFilesEither() throws IOException {
        String secret = "card-62179300112233";
        byte[] payload = secret.repeat(2_000).getBytes(StandardCharsets.UTF_8);
        new SqlDeadLetters(store)
                .add(List.of(new DeadLetter(
                        1, null, "t", "not_json", "d", "e", 1, "m", new DeadLetter.Original("t", payload, ""))));
        assertTrue(stands(secret));
        new SqlRetention(store, new SqlAudit(store), clock).deadLetters(2);
        assertFalse(stands(secret));
    }

    private boolean stands(String secret) throws IOException {
        boolean found = false;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                found |= new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret);
            }
        }
        return found;
    }
}
