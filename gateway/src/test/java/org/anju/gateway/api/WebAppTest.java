package org.anju.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAppTest {
    @TempDir
    static Path folder;

    private RunningApi api;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(folder);
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
    }

    private HttpResponse<String> get(String path) {
        return api.send(api.request("GET", path, ""));
    }

    @Test
    void everyPageOfTheAppIsTheApp() {
        for (String path : List.of("/", "/alerts", "/compounds/A1-C1", "/index.html")) {
            HttpResponse<String> page = get(path);
            assertEquals(200, page.statusCode(), path);
            assertTrue(page.body().contains("test app"), path);
            assertEquals("no-cache", page.headers().firstValue("Cache-Control").orElse(""), path);
        }
    }

    @Test
    void hashedFilesAreKeptForGood() {
        HttpResponse<String> file = get("/assets/app-0a1b2c3d.js");
        assertEquals(200, file.statusCode());
        assertEquals(
                "public, max-age=31536000, immutable",
                file.headers().firstValue("Cache-Control").orElse(""));
        HttpResponse<String> missing = get("/assets/old-ffffffff.js");
        assertEquals(404, missing.statusCode());
        assertEquals("no-cache", missing.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/", "/api/v1/areas", "/health/live", "/nothing.png")) {
            HttpResponse<String> response = get(path);
            String policy =
                    response.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals(
                    "nosniff",
                    response.headers().firstValue("X-Content-Type-Options").orElse(""));
        }
    }

    @Test
    void nothingOutsideTheAppIsServed() {
        for (String path : List.of(
                "/../api/openapi.yaml",
                "/%2e%2e/api/openapi.yaml",
                "/..%2fapi/openapi.yaml",
                "/..%5capi%5copenapi.yaml",
                "/assets/..%2f..%2flogback.xml",
                "/db/migration/V1__first.sql")) {
            HttpResponse<String> response = get(path);
            assertFalse(
                    response.body().contains("create table") || response.body().contains("<configuration"),
                    path + " gave " + response.body());
        }
    }

    @Test
    void theContractCanBeRead() {
        assertTrue(get("/api/openapi.yaml").body().contains("\nopenapi: 3.1"));
        assertTrue(get("/api/asyncapi.yaml").body().startsWith("asyncapi: 3"));
    }
}
