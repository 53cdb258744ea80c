package org.anju.gateway.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anju.gateway.model.Device;

/** All ways to devices: the first that reaches the device is taken. Thread-safe; filled while the gateway starts. */
public final class CommandLinks implements CommandLink {
    private final List<CommandLink> links = new CopyOnWriteArrayList<>();

    public void add(CommandLink link) {
        links.add(link);
    }

    @Override
    public boolean send(Device device, byte[] payload) {
        return links.stream().anyMatch(link -> link.send(device, payload));
    }
}
