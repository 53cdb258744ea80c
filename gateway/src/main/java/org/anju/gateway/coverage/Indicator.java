package org.anju.gateway.coverage;

import java.util.Locale;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** What a compound is measured by. Each is a share of something countable; what it is a share of is said here and in docs/coverage.md. */
public enum Indicator {
    /** 覆盖率: points that have their device, of the points the policy requires. */
    INSTALLED("覆盖率", "Coverage"),
    /** 建档率: devices whose sheet says all the policy asks for, of all devices. */
    REGISTERED("建档率", "Registered"),
    /** 在线率 of the 24 clock hours that end with the current one: time online, of the time known. */
    ONLINE_24H("在线率(24小时)", "Online (24 h)"),
    /** 在线率 of the 30 local days that end with today. */
    ONLINE_30D("在线率(30天)", "Online (30 d)"),
    /** 完好率 of 24 hours: time online, in time and within every check of the policy, of the time known. */
    WORKING_24H("完好率(24小时)", "Working (24 h)"),
    /** 数据及时率 of 24 hours: time with data no older than the policy allows, of the time known. */
    FRESH_24H("数据及时率(24小时)", "Data in time (24 h)"),
    /** Whether an alert of the compound has reached the bureau and been received in time. */
    ALERT_PATH("告警通路", "Alert path");

    private final String zh;
    private final String en;

    Indicator(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The word used in policy files and on every interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text label() {
        return new Text(zh, en);
    }

    /** The indicator of a word, null when there is none. */
    static @Nullable Indicator of(String word) {
        for (Indicator indicator : values()) {
            if (indicator.word().equals(word)) {
                return indicator;
            }
        }
        return null;
    }
}
