package org.anju.gateway.alert;

import java.util.List;
import java.util.Set;
import org.anju.gateway.model.Field;
import org.anju.gateway.model.PresenceState;

/**
 * What makes a rule fire: one file per kind of condition. A condition is stateless; what it remembers of a subject is in the {@link Cell}
 * handed to it, and what it finds it tells the {@link Moment}. Only the methods it cares about are overridden.
 */
sealed interface Condition
        permits Threshold, Happening, Sequence, Slope, Silence, Absence, Outage, Gathering, Flood, AnyOf {
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

    /** The conditions it is made of, each with a cell of its own; none for most. */
    default List<Condition> branches() {
        return List.of();
    }

    /** Whether it wants {@link #seen}, which costs a call per message. */
    default boolean watchesEveryMessage() {
        return false;
    }

    /** Whether it wants {@link #signal} for alerts of a rule about members of its group. */
    default boolean hears(String rule) {
        return false;
    }

    /** Whether it wants {@link #members}. */
    default boolean watchesMembers() {
        return false;
    }

    /** Whether it depends on who is online, which the history does not keep. */
    default boolean needsPresence() {
        return false;
    }

    /** Whether it counts by itself how often what it waits for happened while the alert is active. */
    default boolean countsRepeats() {
        return false;
    }

    /**
     * Whether {@link #telemetry} would change nothing where nothing is remembered yet: then no cell is made. Of a calm device hardly any
     * rule remembers anything, and what is not there takes no memory and is not waited for.
     *
     * @param parameters the rule's, where no override can apply
     */
    default boolean passesOver(Moment moment, double[] parameters) {
        return false;
    }

    /** Whether {@link #presence} begins something where nothing is remembered yet. */
    default boolean isWokenBy(PresenceState state) {
        return false;
    }

    /** Any message came from the device. */
    default void seen(Moment moment, Cell cell) {}

    /** A field it reads arrived, in time and in order. */
    default void telemetry(Moment moment, Cell cell) {}

    /** One of its events arrived. */
    default void event(Moment moment, Cell cell, Occurrence event) {}

    /** The presence of the device is told. */
    default void presence(Moment moment, Cell cell, PresenceState state) {}

    /** The presence of a member of the group changed. */
    default void members(Moment moment, Cell cell) {}

    /** An alert about a member of the group came or went. */
    default void signal(Moment moment, Cell cell, Signal signal) {}

    /** The time set with {@link Moment#schedule} has come, or an earlier one. */
    default void due(Moment moment, Cell cell) {}

    /** The gateway restarted. */
    default void restarted(Moment moment, Cell cell) {}

    /** A person cleared the alert by hand; the cell has been emptied. */
    default void closed(Moment moment, Cell cell) {}

    /** The alert it would have raised, or had raised, is explained by another. */
    default void inhibited(Moment moment, Cell cell) {
        moment.forget(cell);
    }

    /** What explained it is over. */
    default void released(Moment moment, Cell cell) {}
}
