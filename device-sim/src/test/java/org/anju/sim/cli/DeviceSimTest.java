package org.anju.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.anju.sim.estate.EstateFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSimTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"estate", "run", "load", "publish", "verify", "rules", "compare", "record", "replay"})
    void everyCommandExplainsItself(String command) {
        Command help = Command.run(command, "--help");

        assertEquals(0, help.exitCode());
        assertTrue(help.out().startsWith("Usage: device-sim " + command), help.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --fleet 2020              | '2020' is no fleet",
                "run --mqtt 4                  | give 3.1.1 or 5",
                "run --port 99999              | is no TCP port",
                "run --speed 0                 | above 0",
                "run --estate nowhere.json     | nowhere.json does not exist",
                "load --connections 9000       | the estate has",
                "load --rate 100000            | give more --connections",
                "load --window 0               | give 1 to 1000",
                "load --qos 2                  | give 0 or 1",
                "load --connections 1 --rate 1 --ledger /nowhere/ledger.csv | give a writable --ledger",
                "estate --division 41          | give six digits",
                "estate --out /nowhere/e.json  | give a writable --out",
                "publish --id x --password p --telemetry {bad | is no JSON object",
                "replay nowhere.rec            | nowhere.rec does not exist",
                "replay nowhere.rec --speed 0  | above 0",
                "record r.rec --max-mb 0       | give 1 to 10000",
                "record r.rec --listen nowhere | is no address of this machine",
                "record r.rec --duration 0     | at least 1 second",
                "nonsense                      | Unmatched argument"
            })
    void badInputIsNamedWithItsRemedyAndExitCodeTwo(String args, String complaint) {
        Command bad = Command.run(args.trim().split(" ", -1));

        assertEquals(2, bad.exitCode(), bad.err());
        assertTrue(bad.err().contains(complaint), bad.err());
    }

    @Test
    void estateWritesAFileThatReadsBack() {
        Path file = folder.resolve("estate.json");

        Command estate = Command.run("estate", "--fleet", "2021", "--out", file.toString(), "--division", "410307");

        assertTrue(estate.out().contains("2 areas, 24 compounds, 1656 households"), estate.out());
        assertEquals("410307", EstateFile.read(file).division());
    }

    @Test
    void runSaysThatNobodyListensAndEndsWithOne() throws IOException {
        Command run = Command.run(
                "run", "--fleet", "2021", "--port", Integer.toString(Mosquitto.freePort()), "--duration", "1");

        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("sent 0, acknowledged 0"), run.out());
    }

    @Test
    void publishSaysThatNobodyListens() throws IOException {
        Command publish = Command.run(
                "publish",
                "--port",
                Integer.toString(Mosquitto.freePort()),
                "--id",
                "x",
                "--password",
                "p",
                "--event",
                "e");

        assertEquals(1, publish.exitCode());
        assertTrue(publish.out().contains("start the gateway"), publish.out());
    }
}
