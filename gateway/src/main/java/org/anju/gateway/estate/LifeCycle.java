package org.anju.gateway.estate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/**
 * The life of a device, from the plan to its removal. A planned or retired device does not stand in the field: it may not connect and is not
 * counted among the devices of its compound.
 */
public enum LifeCycle {
    PLANNED("规划", "Planned"),
    INSTALLED("已安装", "Installed"),
    COMMISSIONED("已调试", "Commissioned"),
    IN_SERVICE("在用", "In service"),
    UNDER_REPAIR("维修中", "Under repair"),
    RETIRED("退役", "Retired");

    private static final Map<LifeCycle, Set<LifeCycle>> NEXT = Map.of(
            PLANNED, Set.of(INSTALLED, RETIRED),
            INSTALLED, Set.of(COMMISSIONED, IN_SERVICE, UNDER_REPAIR, RETIRED),
            COMMISSIONED, Set.of(IN_SERVICE, UNDER_REPAIR, RETIRED),
            IN_SERVICE, Set.of(UNDER_REPAIR, RETIRED),
            UNDER_REPAIR, Set.of(INSTALLED, IN_SERVICE, RETIRED),
            RETIRED, Set.of());

    private final String zh;
    private final String en;

    LifeCycle(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The word used in files, on every interface and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return new Text(zh, en);
    }

    /** Whether a device of this status stands in the field. */
    public boolean inTheField() {
        return this != PLANNED && this != RETIRED;
    }

    /** Whether this status may follow {@code before}; staying what it is always may. */
    public boolean mayFollow(LifeCycle before) {
        return this == before || next(before).contains(this);
    }

    /** The words of what may follow a status, for messages. */
    public static String wordsAfter(LifeCycle before) {
        return Arrays.stream(values())
                .filter(status -> next(before).contains(status))
                .map(LifeCycle::word)
                .collect(Collectors.joining(", "));
    }

    private static Set<LifeCycle> next(LifeCycle before) {
        return NEXT.getOrDefault(before, Set.of());
    }

    /** The status of a word, null when there is none. */
    public static @Nullable LifeCycle of(String word) {
        for (LifeCycle status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        return null;
    }

    /** All words, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(LifeCycle::word).collect(Collectors.joining(", "));
    }
}
