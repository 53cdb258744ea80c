package org.anju.gateway.model;

/** 一级 to 四级 警情 after GB/T 28181 AlarmPriority: level 1 is the gravest. */
public enum Severity {
    LEVEL_1(1),
    LEVEL_2(2),
    LEVEL_3(3),
    LEVEL_4(4);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    /** 1 to 4. */
    public int level() {
        return level;
    }

    /**
     * The severity of a level.
     *
     * @throws IllegalArgumentException when {@code level} is not 1 to 4
     */
    public static Severity of(int level) {
        if (level < 1 || level > 4) {
            throw new IllegalArgumentException("severity " + level + " is not 1, 2, 3 or 4");
        }
        return values()[level - 1];
    }
}
