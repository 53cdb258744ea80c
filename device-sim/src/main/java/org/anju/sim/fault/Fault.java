package org.anju.sim.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The faults a tester can put on any device. */
public enum Fault {
    /** Says goodbye and stays away. */
    OFFLINE("正常下线", "goes offline in order", 120, true),
    /** Loses its connection and comes back, again and again; {@code period_s} between two losses. */
    FLAPPING("反复掉线", "flapping", 60, true),
    /** The network dies silently: the socket stays open and nothing passes. */
    HALF_OPEN("半开连接", "half-open socket", 180, true),
    /** The power is pulled: no farewell, and what was not sent is gone. */
    POWER_PULL("断电", "power pulled", 120, true),
    /** The uplink is cut: no farewell; the device keeps its newest messages and sends them afterwards. */
    LINK_DOWN("上联中断", "link down", 120, true),
    /** The uplink is cut and the device keeps everything, which comes as one burst of late messages. */
    LATE_BURST("断网续传", "late burst after an outage", 120, true),
    /** Tries to sign in with a wrong password, again and again. */
    WRONG_CREDENTIALS("凭据错误", "wrong credentials", 60, true),
    /** Reports the same values for ever. */
    FROZEN("数值冻结", "frozen values", 300, false),
    /** One field wanders off, {@code amount} an hour. */
    DRIFT("数值漂移", "drift", 3_600, false),
    /** One field jumps by {@code amount} in {@code share} of the messages. */
    SPIKES("数值尖峰", "spikes", 300, false),
    /** The clock is wrong by {@code amount} seconds. */
    CLOCK_SKEW("时钟偏差", "clock skew", 300, false),
    /** Sends every message twice. */
    DUPLICATES("重复报文", "duplicates", 120, false),
    /** Sends every second message before the one it came after. */
    REORDERING("乱序报文", "reordering", 120, false),
    /** Sends {@code share} of its messages as something that is no valid payload. */
    MALFORMED("畸形报文", "malformed payloads", 60, false),
    /** Sends {@code amount} further messages a second: a crying baby. */
    FLOOD("报文泛滥", "flooding", 30, false);

    private final String zh;
    private final String en;
    private final int seconds;
    private final boolean ofConnection;

    Fault(String zh, String en, int seconds, boolean ofConnection) {
        this.zh = zh;
        this.en = en;
        this.seconds = seconds;
        this.ofConnection = ofConnection;
    }

    /** Its name in Chinese. */
    public String zh() {
        return zh;
    }

    /** Its name in English. */
    public String en() {
        return en;
    }

    /** How long it lasts unless told otherwise, seconds. */
    public int seconds() {
        return seconds;
    }

    /** Whether it takes the connection away, rather than bending what is sent. */
    public boolean ofConnection() {
        return ofConnection;
    }

    /** The word in scenarios and on the control interface. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The fault a word names.
     *
     * @throws IllegalArgumentException naming the word and the words that are known
     */
    public static Fault of(String word) {
        for (Fault fault : values()) {
            if (fault.word().equals(word)) {
                return fault;
            }
        }
        throw new IllegalArgumentException("there is no fault '" + word + "'; known are "
                + Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", ")));
    }
}
