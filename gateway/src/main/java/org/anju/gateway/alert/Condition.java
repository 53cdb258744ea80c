package org.anju.gateway.alert;

import java.util.Set;
import org.anju.gateway.model.DeviceEvent;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PresenceState;

/**
 * What makes a rule fire: one file per kind of condition. A condition is stateless; what it remembers of a device is in the {@link Cell}
 * handed to it, and what it finds it tells the {@link Moment}. Only the methods it cares about are overridden.
 */
sealed interface Condition permits Threshold, Happening, Silence, Absence {
    /** As people read it, close to what was written. */
    String text();

    /** Fields it reads; it is evaluated when one of them arrives. */
    default Set<Field> reads() {
        return Set.of();
    }

    /** Fields whose latest value must be known later than on arrival, so that the engine's state has to keep them. */
    default Set<Field> remembers() {
        return Set.of();
    }

    /** Events it wants to see. */
    default Set<String> events() {
        return Set.of();
    }

    /** Whether it wants {@link #seen}, which costs a call per message. */
    default boolean watchesEveryMessage() {
        return false;
    }

    /** Any message came from the device. */
    default void seen(Moment moment, Cell cell) {}

    /** A field it reads arrived, in time and in order. */
    default void telemetry(Moment moment, Cell cell) {}

    /** One of its events arrived; {@code late} when it is too old to raise anything. */
    default void event(Moment moment, Cell cell, DeviceEvent event, boolean late) {}

    /** The presence of the device is told. */
    default void presence(Moment moment, Cell cell, PresenceState state) {}

    /** The time set with {@link Moment#schedule} has come. */
    default void due(Moment moment, Cell cell) {}

    /** The gateway restarted. */
    default void restarted(Moment moment, Cell cell) {}

    /** A person cleared the alert by hand; the cell has been emptied. */
    default void closed(Moment moment, Cell cell) {}
}
