package org.anju.gateway.alert;

import java.util.List;
import java.util.function.Consumer;
import org.anju.gateway.model.Device;
import org.anju.gateway.model.Entry;

/** What devices said in the past, as the history has it. Methods block. */
public interface Past {
    /**
     * Hands out who was there at a time: for each device the change of presence that was the last one then. A device of which nothing is
     * known from the day before was there.
     *
     * @throws IllegalStateException when the history is away; the message says what to do
     */
    void before(List<Device> devices, long atMs, Consumer<Entry> out);

    /**
     * Hands out what some devices measured and reported in {@code [fromMs, toMs)} and how they came and went, in the order of device time.
     *
     * @throws IllegalStateException when the history is away; the message says what to do
     */
    void read(List<Device> devices, long fromMs, long toMs, Consumer<Entry> out);
}
