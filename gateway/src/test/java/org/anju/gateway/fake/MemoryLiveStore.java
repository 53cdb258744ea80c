package org.anju.gateway.fake;

import java.util.HashMap;
import java.util.Map;
import org.anju.gateway.live.LiveStore;

/** Keeps the state of devices in a map. */
public final class MemoryLiveStore implements LiveStore {
    private final Map<String, byte[]> states = new HashMap<>();

    @Override
    public synchronized Map<String, byte[]> load() {
        return new HashMap<>(states);
    }

    @Override
    public synchronized void save(Map<String, byte[]> more) {
        states.putAll(more);
    }
}
