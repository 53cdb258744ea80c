package org.anju.gateway.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.anju.gateway.command.Command;
import org.anju.gateway.command.CommandState;
import org.junit.jupiter.api.Test;

/** What every SQL store does for commands; each test gets an empty one. */
interface CommandContract {
    SqlStore store();

    private SqlCommands commands() {
        return new SqlCommands(store());
    }

    private static Command command(String id, String device, long sentMs) {
        return new Command(id, device, "release", "{\"a\":1}", "wang", CommandState.SENT, sentMs, null, null);
    }

    @Test
    default void aCommandIsKeptAsItWasSent() {
        commands().add(command("c1", "gate-1", 10));
        assertEquals(command("c1", "gate-1", 10), commands().get("c1").orElseThrow());
        assertTrue(commands().get("c2").isEmpty());
    }

    @Test
    default void theNewestOfADeviceComeFirst() {
        commands().add(command("c1", "gate-1", 10));
        commands().add(command("c2", "gate-1", 20));
        commands().add(command("c3", "gate-2", 30));
        commands().add(command("c4", "gate-1", 30));
        assertEquals(
                List.of("c4", "c2"),
                commands().ofDevice("gate-1", 2).stream().map(Command::id).toList());
    }

    @Test
    default void aCommandIsSettledOnceByItsOwnDevice() {
        commands().add(command("c1", "gate-1", 10));
        assertFalse(commands().settle("c1", "gate-2", CommandState.DONE, 20, null));
        assertTrue(commands().settle("c1", "gate-1", CommandState.UNANSWERED, 20, null));
        assertFalse(commands().settle("c1", "gate-1", CommandState.UNANSWERED, 25, null));
        assertTrue(commands().settle("c1", "gate-1", CommandState.DONE, 30, "{\"x\":1}"));
        assertFalse(commands().settle("c1", "gate-1", CommandState.REFUSED, 40, null));
        Command after = commands().get("c1").orElseThrow();
        assertEquals(CommandState.DONE, after.state());
        assertEquals(30L, after.settledMs());
        assertEquals("{\"x\":1}", after.result());
    }

    @Test
    default void giveUpAllTouchesOnlyWhatIsOnItsWay() {
        commands().add(command("c1", "gate-1", 10));
        commands().add(command("c2", "gate-1", 20));
        commands().settle("c1", "gate-1", CommandState.DONE, 20, null);
        assertEquals(1, commands().giveUpAll(50));
        assertEquals(CommandState.DONE, commands().get("c1").orElseThrow().state());
        assertEquals(50L, commands().get("c2").orElseThrow().settledMs());
    }

    @Test
    default void whatIsOlderThanAYearGoes() {
        long year = 366L * 86_400_000;
        commands().add(command("old", "gate-1", 10));
        SqlCommands later = commands();
        later.add(command("new", "gate-1", 10 + year));
        assertTrue(later.get("old").isEmpty());
        assertTrue(later.get("new").isPresent());
    }
}
