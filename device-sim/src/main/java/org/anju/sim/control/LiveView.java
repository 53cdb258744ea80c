package org.anju.sim.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.anju.sim.incident.Staging;

/** The state of a running fleet as a screenful of text. */
public final class LiveView {
    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";
    private static final int SHOWN = 12;
    private static final int BAR = 40;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final RunState state;
    private final ZoneId zone;

    /** A view of a state, with times of a zone. */
    public LiveView(RunState state, ZoneId zone) {
        this.state = state;
        this.zone = zone;
    }

    /** The screen now, beginning with the sequence that clears a terminal. */
    public String screen() {
        return HOME_AND_CLEAR + String.join(System.lineSeparator(), lines()) + System.lineSeparator();
    }

    /** The lines now. */
    List<String> lines() {
        RunState.Snapshot now = state.now();
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "device-sim → %s   %s   seed %d   ×%s",
                now.target(), time(now.nowMs()), now.seed(), trimmed(now.speed())));
        int filled = now.devices() == 0 ? 0 : BAR * now.counts().connected() / now.devices();
        lines.add(text(
                "[%s%s] %d/%d 在线 online",
                "#".repeat(filled), ".".repeat(BAR - filled), now.counts().connected(), now.devices()));
        lines.add(text(
                "发送 sent %.0f/s   确认 acknowledged %.0f/s   拒绝 refused %d   断线 lost %d   未确认 unacknowledged %d",
                now.sentPerSecond(),
                now.acknowledgedPerSecond(),
                now.counts().refused() + now.counts().loginsRefused(),
                now.counts().lost(),
                now.counts().sent() - now.counts().acknowledged() - now.counts().refused()));
        lines.add("");
        List<Staging> stagings = state.stage().stagings();
        if (stagings.isEmpty()) {
            lines.add("尚无事件 nothing staged yet");
        }
        stagings.stream().limit(SHOWN).forEach(staging -> lines.add(line(staging, now.nowMs())));
        return lines;
    }

    private String line(Staging staging, long nowMs) {
        String left =
                staging.endedMs() == null ? text("%4d s", Math.max(0, (staging.endsMs() - nowMs) / 1_000)) : "  over";
        String where = staging.devices().size() <= 2
                ? String.join(", ", staging.devices())
                : (staging.compound() == null ? "" : staging.compound() + " ")
                        + staging.devices().size() + " devices";
        return text(
                "%4d  %s  %s  %s / %s  %s",
                staging.number(), time(staging.beganMs()), left, staging.zh(), staging.en(), where);
    }

    private String time(long ms) {
        return Instant.ofEpochMilli(ms).atZone(zone).format(TIME);
    }

    private static String trimmed(double speed) {
        return speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
