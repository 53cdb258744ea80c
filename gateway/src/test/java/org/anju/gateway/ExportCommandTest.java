package org.anju.gateway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a server that answers as the gateway does. */
final class ExportCommandTest {
    @TempDir
    Path directory;

    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private String asked = "";
    private int status = 200;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked = exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization");
            byte[] body = "the register".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(Map<String, String> environment, String... more) throws Exception {
        CommandLine anju = Main.commandLine();
        anju.setErr(new PrintWriter(err, true)).setOut(new PrintWriter(new StringWriter()));
        List<String> arguments = new ArrayList<>(List.of(
                "export", "--url=http://127.0.0.1:" + server.getAddress().getPort()));
        arguments.addAll(List.of(more));
        CommandLine.ParseResult parsed = anju.parseArgs(arguments.toArray(String[]::new));
        return ((ExportCommand) parsed.subcommand().commandSpec().userObject()).run(environment);
    }

    @Test
    void theFormIsThatOfTheEnding() throws Exception {
        Path file = directory.resolve("estate.csv");
        assertEquals(0, run(Map.of("ANJU_TOKEN", "t1"), "--compound=A1-C01", file.toString()), err::toString);
        assertEquals("/api/v1/estate/export?format=csv&compound=A1-C01 Bearer t1", asked);
        assertArrayEquals("the register".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
    }

    @Test
    void aRefusalLeavesTheEarlierFileAsItWas() throws Exception {
        Path file = Files.writeString(directory.resolve("estate.json"), "earlier");
        status = 403;
        assertEquals(Main.FAILED, run(Map.of("ANJU_TOKEN", "t1"), file.toString()));
        assertTrue(err.toString().contains("403"), err::toString);
        assertEquals("earlier", Files.readString(file));
    }

    @Test
    void anEndingOrATokenThatIsMissingIsSaid() throws Exception {
        assertEquals(
                Main.WRONG,
                run(Map.of("ANJU_TOKEN", "t1"), directory.resolve("estate.txt").toString()));
        assertTrue(err.toString().contains(".xlsx"), err::toString);
        assertEquals(Main.WRONG, run(Map.of(), directory.resolve("estate.json").toString()));
        assertTrue(err.toString().contains("ANJU_TOKEN"), err::toString);
        assertFalse(Files.exists(directory.resolve("estate.json")));
    }
}
