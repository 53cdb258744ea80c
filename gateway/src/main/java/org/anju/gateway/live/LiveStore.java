package org.anju.gateway.live;

import java.util.Map;

/** Keeps the state of devices over restarts, as bytes by device id. Methods block. */
public interface LiveStore {
    Map<String, byte[]> load();

    /** Adds or replaces; all of them or, when this throws, none. */
    void save(Map<String, byte[]> states);
}
