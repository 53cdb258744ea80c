package org.anju.gateway.model;

import java.util.Locale;

/** Whose business an alert is: 治安, 消防, 救援, 设施, 平台. */
public enum Category {
    SECURITY,
    FIRE,
    RESCUE,
    FACILITY,
    SYSTEM;

    /** The word used on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
