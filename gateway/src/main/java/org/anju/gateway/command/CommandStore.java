package org.anju.gateway.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps commands. Methods block and may be called from any thread. */
public interface CommandStore {
    /** Keeps a new command; durable on return. */
    void add(Command command);

    /** The command of that id. */
    Optional<Command> get(String id);

    /** The newest commands of a device, newest first. */
    List<Command> ofDevice(String device, int limit);

    /**
     * Writes down what became of a command of that device. An answer settles what is on its way and what was given up; giving up settles
     * only what is on its way.
     *
     * @return false when there is no such command of the device, or it was settled before
     */
    boolean settle(String id, String device, CommandState state, long atMs, @Nullable String result);

    /** Gives up everything that is on its way: after a restart nobody waits for it any more. */
    int giveUpAll(long atMs);
}
