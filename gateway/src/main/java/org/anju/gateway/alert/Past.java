package org.anju.gateway.alert;

import java.util.List;
import java.util.function.Consumer;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;

/** What devices said in the past, as the history has it. Methods block. */
@FunctionalInterface
public interface Past {
    /**
     * Hands out what some devices measured and reported in {@code [fromMs, toMs)}, in the order of device time.
     *
     * @throws IllegalStateException when the history is away; the message says what to do
     */
    void read(List<Device> devices, long fromMs, long toMs, Consumer<Entry> out);
}
