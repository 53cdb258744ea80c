package org.anju.gateway.coverage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.anju.gateway.coverage.Facts.DeviceFacts;
import org.anju.gateway.estate.LifeCycle;
import org.anju.gateway.model.PresenceState;
import org.anju.gateway.model.Text;
import org.jspecify.annotations.Nullable;

/** Says in words, in both languages, why a point is missing. */
final class GapWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final Map<String, Text> SHEET = Map.of(
            "point", new Text("点位", "point"),
            "location", new Text("安装位置", "location"),
            "vendor", new Text("厂商", "vendor"),
            "model", new Text("型号", "model"),
            "serial", new Text("序列号", "serial number"),
            "installed", new Text("安装日期", "date of installation"),
            "warrantyUntil", new Text("质保到期", "end of warranty"),
            "gb28181", new Text("国标编码", "GB/T 28181 id"));

    private final ZoneId zone;

    GapWords(ZoneId zone) {
        this.zone = zone;
    }

    Text missing(Requirement requirement, Place place, int found) {
        int missing = place.needed() - found;
        String zhPlace = place.building().isEmpty()
                ? "小区"
                : place.building() + "楼" + (place.entrance() == 0 ? "" : place.entrance() + "单元");
        String enPlace = place.building().isEmpty()
                ? "Compound"
                : "Building " + place.building() + (place.entrance() == 0 ? "" : " entrance " + place.entrance());
        String have = place.needed() == 1 ? "" : "（" + found + "/" + place.needed() + "）";
        String haveEn = place.needed() == 1 ? "" : " (" + found + " of " + place.needed() + ")";
        return new Text(
                zhPlace + "缺少" + requirement.title().zh() + " " + missing + " 个" + have,
                enPlace + " lacks " + missing + " device" + (missing == 1 ? "" : "s") + " for \""
                        + requirement.title().en() + "\"" + haveEn);
    }

    Text nothingRequired() {
        return new Text(
                "策略对本小区没有任何点位要求，无法计算覆盖率", "The policy requires nothing here, so there is no coverage to compute");
    }

    Text nothingKnown(Indicator indicator, boolean noDevice) {
        return noDevice
                ? new Text(
                        "没有在用设备，无" + indicator.label().zh(),
                        "No device in the field: no figure for "
                                + indicator.label().en())
                : new Text(
                        "尚无观测时间，无" + indicator.label().zh(),
                        "Nothing observed yet: no figure for "
                                + indicator.label().en());
    }

    Text sheet(DeviceFacts device, Set<String> missing) {
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        for (String key : missing) {
            Text label = SHEET.getOrDefault(key, new Text(key, key));
            zh.append(zh.isEmpty() ? "" : "、").append(label.zh());
            en.append(en.isEmpty() ? "" : ", ").append(label.en());
        }
        return new Text(name(device) + " 台账缺 " + zh, nameEn(device) + ": the register lacks " + en);
    }

    Text low(Indicator indicator, DeviceFacts device, double pct, double targetPct) {
        Text now = now(device);
        String figures = percent(pct) + " < " + percent(targetPct);
        return new Text(
                name(device) + " " + indicator.label().zh() + " " + figures + now.zh(),
                nameEn(device) + ": " + indicator.label().en() + " " + figures + now.en());
    }

    /** How the device stands at this moment; empty when it is well again. */
    private Text now(DeviceFacts device) {
        if (device.sheet().status() == LifeCycle.UNDER_REPAIR) {
            return new Text("；维修中", "; under repair");
        }
        if (!device.seen()) {
            return new Text("；从未上线", "; never online");
        }
        if (device.presence() == PresenceState.OFFLINE) {
            String since = time(device.sinceMs());
            return new Text("；" + since + " 起离线", "; offline since " + since);
        }
        if (device.presence() == PresenceState.UNKNOWN) {
            return new Text("；状态未知", "; state unknown");
        }
        if (!device.fresh()) {
            return device.lastReportMs() == 0
                    ? new Text("；从未上报数据", "; never reported data")
                    : new Text(
                            "；" + time(device.lastReportMs()) + " 后无数据",
                            "; no data since " + time(device.lastReportMs()));
        }
        if (!device.failures().isEmpty()) {
            Text first = device.failures().get(0);
            return new Text("；" + first.zh(), "; " + first.en());
        }
        return new Text("；现已恢复", "; well again now");
    }

    Text path(Facts.@Nullable Proof proof, Policy.AlertPath path, long asOfMs) {
        long within = TimeUnit.MILLISECONDS.toMinutes(path.withinMs());
        if (proof == null) {
            return new Text(
                    "告警通路未验证：尚无告警在 " + within + " 分钟内被公安接警，请做一次通路测试",
                    "Alert path not proven: no alert was received by the bureau within " + within
                            + " min; run a test alert");
        }
        if (asOfMs - proof.receivedMs() > path.validMs()) {
            String when = time(proof.receivedMs());
            return new Text(
                    "告警通路验证已过期（" + when + "），请再做一次通路测试",
                    "Proof of the alert path has expired (" + when + "); run a test alert");
        }
        long took = TimeUnit.MILLISECONDS.toMinutes(proof.receivedMs() - proof.raisedMs());
        return new Text(
                "告警通路超时：接警用时 " + took + " 分钟 > " + within + " 分钟",
                "Alert path too slow: received after " + took + " min > " + within + " min");
    }

    private static String name(DeviceFacts device) {
        return device.name() + "（" + device.id() + "）";
    }

    private static String nameEn(DeviceFacts device) {
        return device.name() + " (" + device.id() + ")";
    }

    private String time(long atMs) {
        return TIME.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }

    private static String percent(double pct) {
        double down = Math.floor(pct * 100) / 100;
        return (down == Math.rint(down) ? Long.toString((long) down) : Double.toString(down)) + "%";
    }
}
