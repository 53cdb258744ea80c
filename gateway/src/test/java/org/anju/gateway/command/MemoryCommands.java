package org.anju.gateway.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands in memory, in the order they were sent. */
final class MemoryCommands implements CommandStore {
    final List<Command> all = new ArrayList<>();

    @Override
    public void add(Command command) {
        all.add(command);
    }

    @Override
    public Optional<Command> get(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public List<Command> ofDevice(String device, int limit) {
        return all.stream()
                .filter(one -> one.device().equals(device))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean settle(String id, String device, CommandState state, long atMs, @Nullable String result) {
        for (int i = 0; i < all.size(); i++) {
            Command one = all.get(i);
            boolean given = state == CommandState.UNANSWERED || state == CommandState.UNREACHABLE;
            boolean open = one.state() == CommandState.SENT || (!given && one.state() == CommandState.UNANSWERED);
            if (one.id().equals(id) && one.device().equals(device) && open) {
                all.set(
                        i,
                        new Command(
                                id, device, one.method(), one.params(), one.by(), state, one.sentMs(), atMs, result));
                return true;
            }
        }
        return false;
    }

    @Override
    public int giveUpAll(long atMs) {
        return (int) List.copyOf(all).stream()
                .filter(one -> settle(one.id(), one.device(), CommandState.UNANSWERED, atMs, null))
                .count();
    }
}
