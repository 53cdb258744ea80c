package org.anju.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anju.sim.estate.Area;
import org.anju.sim.estate.District;
import org.anju.sim.estate.Estate;
import org.anju.sim.estate.EstateFile;
import org.anju.sim.estate.EstateGenerator;
import org.anju.sim.estate.Placement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Load over TLS and through a reconnect storm, on a real broker with a certificate of its own. */
class LoadOptionsTest {
    @TempDir
    private Path folder;

    private Path estate;
    private Mosquitto broker;

    @BeforeEach
    void startBroker() throws IOException, InterruptedException {
        Estate whole = new EstateGenerator(District.yanshi(District.DIVISION), 5).generate();
        Area area = whole.areas().get(0);
        Estate one = new Estate(
                whole.division(),
                whole.city(),
                List.of(new Area(area.id(), area.name(), null, area.compounds().subList(0, 1))));
        estate = Files.write(folder.resolve("estate.json"), EstateFile.write(one));
        broker = Mosquitto.withTls(
                        folder, one.placements().stream().map(Placement::device).toList())
                .start();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    private List<String> args(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "load",
                "--estate",
                estate.toString(),
                "--port",
                Integer.toString(broker.port),
                "--connections",
                "10",
                "--rate",
                "200",
                "--duration",
                "2"));
        args.addAll(List.of(more));
        return args;
    }

    private Command load(String... more) {
        return Command.run(args(more).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.1", "5"})
    void aLoadOverTlsSurvivesAStormAndSaysHowLongItTook(String version) throws IOException {
        Path json = folder.resolve("result.json");

        Command load = load(
                "--ca",
                Mosquitto.authority(folder).toString(),
                "--mqtt",
                version,
                "--storm-at",
                "1",
                "--json",
                json.toString());

        assertEquals(0, load.exitCode(), load.out() + load.err());
        assertTrue(load.out().contains("10 connections to mqtts://127.0.0.1"), load.out());
        assertTrue(load.out().contains("due 400, sent 400, acknowledged 400, unacknowledged 0"), load.out());
        JsonNode result = new ObjectMapper().readTree(json.toFile());
        assertTrue(result.path("settledMs").asLong() > 0, "the storm settled: " + result.path("settledMs"));
        assertTrue(load.out().contains(result.path("settledMs").asLong() + " ms"), load.out());
    }

    @Test
    void aCertificateNobodyVouchesForIsRefusedUnlessTold() {
        Command distrusted = load("--tls");
        assertEquals(2, distrusted.exitCode(), distrusted.out());
        assertTrue(distrusted.err().contains("only 0 of 10 connections to mqtts://127.0.0.1"), distrusted.err());
        assertTrue(distrusted.err().contains("certification path"), distrusted.err());

        Command insecure = load("--tls", "--insecure");
        assertEquals(0, insecure.exitCode(), insecure.out() + insecure.err());

        Command pointless = load("--insecure");
        assertEquals(2, pointless.exitCode());
        assertTrue(pointless.err().contains("add --tls"), pointless.err());

        Command unreadable = load("--ca", estate.toString());
        assertEquals(2, unreadable.exitCode());
        assertTrue(unreadable.err().contains("give a readable file of PEM certificates"), unreadable.err());
    }

    @Test
    void anInterruptedLoadReportsWhatItMeasured() throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        List<String> args = args("--ca", Mosquitto.authority(folder).toString(), "--ledger", ledger.toString());
        args.set(args.indexOf("--duration") + 1, "600");
        try (SimProcess load = SimProcess.start(args)) {
            load.awaitLine("10 connections to");
            Await.until(
                    "the ledger grows",
                    () -> Files.exists(ledger) && ledger.toFile().length() > 1_000);
            load.interrupt();
            assertTrue(load.output().matches("(?s).*due \\d+, sent \\d+, acknowledged [1-9]\\d*,.*"), load.output());
        }
    }
}
