package org.anju.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anju.gateway.estate.InvalidProfileException;
import org.anju.gateway.estate.Profiles;
import org.anju.gateway.fake.ManualClock;
import org.anju.gateway.metrics.CommandMeters;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.DeviceId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
    private final ManualClock clock = new ManualClock(1_000_000);
    private final MemoryCommands store = new MemoryCommands();
    private final List<String> sent = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean reachable = true;
    private CommandDesk desk;
    private Device lamp;

    @BeforeEach
    void make() throws InvalidProfileException {
        lamp = new Device(new DeviceId("lamp-1"), Profiles.load(null).get("lamp"), "A1", "C1", "", "x");
        desk = new CommandDesk(
                store,
                (device, payload) -> reachable && sent.add(new String(payload, StandardCharsets.UTF_8)),
                Runnable::run,
                clock,
                new CommandMeters(registry));
    }

    private Command dim(double percent) throws CommandRefusedException {
        return desk.send(lamp, "set_light", params().put("dimming_pct", percent), "wang");
    }

    private static ObjectNode params() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void reply(Device sender, String json) {
        desk.take(sender, json.getBytes(StandardCharsets.UTF_8), new CommandReplies.Answer() {
            @Override
            public void settled() {
                answers.add("settled");
            }

            @Override
            public void refused(String detail) {
                answers.add("refused: " + detail);
            }

            @Override
            public void busy() {
                answers.add("busy");
            }
        });
    }

    private double ended(String outcome) {
        return registry.get("anju.commands").tag("outcome", outcome).counter().count();
    }

    @Test
    void aCommandIsWrittenDownSentAndSettledByItsReply() throws CommandRefusedException {
        Command command = dim(40);
        assertEquals(
                List.of("{\"id\":\"" + command.id() + "\",\"method\":\"set_light\",\"params\":{\"dimming_pct\":40.0}}"),
                sent);
        assertEquals(CommandState.SENT, command.state());
        clock.advance(800);

        reply(lamp, "{\"id\":\"" + command.id() + "\",\"ok\":true,\"result\":{\"dimming_pct\":40}}");

        Command after = desk.get(lamp, command.id()).orElseThrow();
        assertEquals(CommandState.DONE, after.state());
        assertEquals(1_000_800L, after.settledMs());
        assertEquals("{\"dimming_pct\":40}", after.result());
        assertEquals(List.of("settled"), answers);
        assertEquals(1, ended("done"));
    }

    @Test
    void whatTheProfileDoesNotDeclareIsNotSent() {
        assertEquals(
                "a lamp has no command 'explode'; it has set_light.",
                assertThrows(CommandRefusedException.class, () -> desk.send(lamp, "explode", params(), "wang"))
                        .getMessage());
        assertEquals(
                "params.dimming_pct is missing.",
                assertThrows(CommandRefusedException.class, () -> desk.send(lamp, "set_light", params(), "wang"))
                        .getMessage());
        assertEquals(
                "params.dimming_pct must be a number from 0.0 to 100.0.",
                assertThrows(CommandRefusedException.class, () -> dim(101)).getMessage());
        assertTrue(assertThrows(
                        CommandRefusedException.class,
                        () -> desk.send(
                                lamp,
                                "set_light",
                                params().put("dimming_pct", 1).put("x", 1),
                                "wang"))
                .getMessage()
                .startsWith("params.x: set_light takes"));
        assertTrue(store.all.isEmpty());
        assertTrue(sent.isEmpty());
    }

    @Test
    void nothingIsKeptForADeviceThatIsAwayButTheAttemptIs() {
        reachable = false;
        CommandRefusedException away = assertThrows(CommandRefusedException.class, () -> dim(40));
        assertEquals(CommandRefusedException.Why.UNREACHABLE, away.why());
        assertEquals(CommandState.UNREACHABLE, store.all.get(0).state());
        reachable = true;
        clock.advance(CommandDesk.REPLY_WITHIN.toMillis());
        desk.tick();
        assertTrue(sent.isEmpty());
        assertEquals(CommandState.UNREACHABLE, store.all.get(0).state());
    }

    @Test
    void whatIsNotAnsweredInTimeIsGivenUpAndALateAnswerStillCounts() throws CommandRefusedException {
        Command command = dim(40);
        clock.advance(CommandDesk.REPLY_WITHIN.toMillis() - 1);
        desk.tick();
        assertEquals(CommandState.SENT, store.all.get(0).state());
        clock.advance(1);
        desk.tick();
        assertEquals(CommandState.UNANSWERED, store.all.get(0).state());
        assertEquals(0, registry.get("anju.commands.waiting").gauge().value());

        reply(lamp, "{\"id\":\"" + command.id() + "\",\"ok\":false}");
        assertEquals(CommandState.REFUSED, store.all.get(0).state());
        reply(lamp, "{\"id\":\"" + command.id() + "\",\"ok\":true}");
        assertEquals(CommandState.REFUSED, store.all.get(0).state());
        assertTrue(answers.get(1).startsWith("refused: no command"));
    }

    @Test
    void anotherDeviceCannotAnswerAndNonsenseIsNamed() throws CommandRefusedException {
        Command command = dim(40);
        Device other = new Device(new DeviceId("lamp-2"), lamp.kind(), "A1", "C1", "", "x");
        reply(other, "{\"id\":\"" + command.id() + "\",\"ok\":true}");
        reply(lamp, "{broken");
        reply(lamp, "{\"id\":1,\"ok\":true}");
        reply(lamp, "{\"id\":\"" + command.id() + "\",\"ok\":true,\"result\":\"" + "x".repeat(5_000) + "\"}");
        assertEquals(4, answers.size());
        answers.forEach(answer -> assertTrue(answer.startsWith("refused: "), answer));
        assertEquals(CommandState.SENT, store.all.get(0).state());
    }

    @Test
    void aDeviceHasFourCommandsToAnswerAtMost() throws CommandRefusedException {
        for (int i = 0; i < 4; i++) {
            dim(i);
        }
        assertEquals(
                CommandRefusedException.Why.TOO_MANY,
                assertThrows(CommandRefusedException.class, () -> dim(9)).why());
        reply(lamp, "{\"id\":\"" + store.all.get(0).id() + "\",\"ok\":true}");
        dim(9);
        assertEquals(5, sent.size());
    }

    @Test
    void aRestartGivesUpWhatWasOnItsWay() throws CommandRefusedException {
        dim(40);
        desk.start();
        assertEquals(CommandState.UNANSWERED, store.all.get(0).state());
    }

    @Test
    void onlyTheOwnReplyTopicIsOne() {
        assertTrue(desk.isReply("anju/lamp-1/command/reply", lamp));
        assertEquals(false, desk.isReply("anju/lamp-2/command/reply", lamp));
        assertEquals(false, desk.isReply("anju/lamp-1/command", lamp));
    }
}
