package org.anju.gateway.dialect;

import org.anju.gateway.model.Device;
import org.jspecify.annotations.Nullable;

/** Who sends messages, as far as a dialect has to know. */
public interface Speaker {
    /** The device the messages are from, unless they say otherwise. */
    Device device();

    /** Another device the sender may speak for, by id; null when there is none or it may not. */
    @Nullable
    Device entitled(String id);
}
