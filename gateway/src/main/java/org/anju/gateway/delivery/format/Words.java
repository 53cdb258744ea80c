package org.anju.gateway.delivery.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.anju.gateway.delivery.Delivery;
import org.anju.gateway.delivery.Message;

/**
 * A message in the words of people: a subject and a text, in Chinese. A summary counts what it holds and lists the gravest; every alert it
 * stands for is in the ledger.
 */
public final class Words {
    private static final int LISTED = 10;
    private static final List<String> LEVELS = List.of("", "一级", "二级", "三级", "四级");
    private static final Map<String, String> CATEGORIES =
            Map.of("security", "治安", "fire", "消防", "rescue", "救援", "facility", "设施", "system", "平台");
    private static final Map<String, String> CHANGES = Map.of(
            "raised", "", "repeated", "再次发生", "acknowledged", "已确认", "cleared", "已解除", Delivery.ESCALATED, "无人确认，升级");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private final ZoneId zone;

    /**
     * Writes for one place.
     *
     * @param zone in which people read times
     */
    public Words(ZoneId zone) {
        this.zone = zone;
    }

    /** One line, such as {@code 【一级·治安】胁迫开门｜幸福小区}. */
    public String subject(Message message) {
        return message.isSummary()
                ? "【汇总】" + message.deliveries().size() + " 条告警"
                : subject(AnjuMessages.read(message.first()));
    }

    /** A few lines; without mark-up. */
    public String text(Message message) {
        return message.isSummary() ? summary(message) : text(AnjuMessages.read(message.first()), message.first());
    }

    private static String subject(JsonNode payload) {
        JsonNode alert = payload.path("alert");
        String change = CHANGES.getOrDefault(payload.path("change").asText(), "");
        return (alert.path("test").asBoolean() ? "【测试】" : "") + "【" + level(alert) + "·"
                + CATEGORIES.getOrDefault(alert.path("category").asText(), "")
                + (change.isEmpty() ? "" : "·" + change) + "】"
                + alert.path("title").path("zh").asText() + "｜"
                + alert.path("compoundName").asText(alert.path("compound").asText());
    }

    private String text(JsonNode payload, Delivery delivery) {
        JsonNode alert = payload.path("alert");
        JsonNode site = payload.path("site");
        StringBuilder text = new StringBuilder(subject(payload));
        line(text, "设备", alert.path("deviceName").asText(alert.path("device").asText()));
        line(text, "时间", time(payload.path("atMs").asLong()));
        line(text, "处置", alert.path("advice").path("zh").asText());
        line(
                text,
                "物业",
                (site.path("manager").asText() + " " + site.path("phone").asText()).trim());
        line(text, "编号", "#" + delivery.sequence() + " " + delivery.alert());
        return text.toString();
    }

    private String summary(Message message) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<JsonNode> payloads =
                message.deliveries().stream().map(AnjuMessages::read).toList();
        List<JsonNode> gravest = payloads.stream()
                .sorted((one, other) -> Integer.compare(severity(one), severity(other)))
                .toList();
        gravest.forEach(payload -> levels.merge(level(payload.path("alert")), 1, Integer::sum));
        String counts = levels.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue() + " 条")
                .collect(Collectors.joining("，"));
        StringBuilder text = new StringBuilder(subject(message)).append("：").append(counts);
        line(
                text,
                "时段",
                time(payloads.get(0).path("atMs").asLong()) + " 至 "
                        + time(payloads.get(payloads.size() - 1).path("atMs").asLong()));
        gravest.stream().limit(LISTED).forEach(payload -> text.append('\n').append(subject(payload)));
        if (payloads.size() > LISTED) {
            text.append("\n……另 ").append(payloads.size() - LISTED).append(" 条见平台");
        }
        line(
                text,
                "编号",
                "#" + message.first().sequence() + " 至 #" + message.last().sequence());
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        if (!value.isBlank()) {
            text.append('\n').append(label).append("：").append(value);
        }
    }

    private static int severity(JsonNode payload) {
        return payload.path("alert").path("severity").asInt(4);
    }

    private static String level(JsonNode alert) {
        int level = alert.path("severity").asInt();
        return level >= 1 && level <= 4 ? LEVELS.get(level) : "";
    }

    private String time(long atMs) {
        return TIME.format(Instant.ofEpochMilli(atMs).atZone(zone));
    }
}
