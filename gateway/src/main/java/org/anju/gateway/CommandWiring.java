package org.anju.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.command.CommandDesk;
import org.anju.gateway.command.CommandLinks;
import org.anju.gateway.metrics.CommandMeters;
import org.anju.gateway.sql.SqlCommands;
import org.anju.gateway.sql.SqlStore;

/** The part of the wiring that sends commands; each way to devices adds itself to the links. */
record CommandWiring(CommandDesk desk, CommandLinks links) {
    private static final int WAITING_REPLIES = 1_000;

    static CommandWiring make(SqlStore sql, MeterRegistry registry, Clock clock, Closings closings) {
        CommandLinks links = new CommandLinks();
        ExecutorService work = closings.add(
                "command thread", Threads.bounded("commands", WAITING_REPLIES), ExecutorService::shutdownNow);
        return new CommandWiring(
                new CommandDesk(new SqlCommands(sql), links, work, clock, new CommandMeters(registry)), links);
    }

    void start(ScheduledExecutorService seconds, Closings closings) {
        desk.start();
        closings.add(
                "command ticker",
                seconds.scheduleAtFixedRate(desk::tick, 1, 1, TimeUnit.SECONDS),
                it -> it.cancel(false));
    }
}
