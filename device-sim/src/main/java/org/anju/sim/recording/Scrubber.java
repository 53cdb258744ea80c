package org.anju.sim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a payload whom it concerns: whatever stands under a name such as {@code card} or {@code plate}, and plates, telephone, identity
 * and card numbers and pictures wherever they stand. Texts become {@value #GONE}, numbers 0; flags and structure stay. Not thread-safe.
 */
final class Scrubber {
    static final String GONE = "***";

    private static final Set<String> WORDS = Set.of(
            "plate",
            "plates",
            "plateno",
            "face",
            "faces",
            "card",
            "cards",
            "cardno",
            "password",
            "passwd",
            "pwd",
            "pin",
            "secret",
            "token",
            "credential",
            "credentials",
            "user",
            "users",
            "username",
            "name",
            "person",
            "owner",
            "visitor",
            "resident",
            "subject",
            "suspect",
            "phone",
            "mobile",
            "tel",
            "identity",
            "idcard",
            "idno",
            "fingerprint",
            "photo",
            "image",
            "picture",
            "snapshot",
            "email");
    private static final Pattern CHINESE_WORD = Pattern.compile("车牌|号牌|人脸|卡号|密码|口令|姓名|用户|电话|手机|身份证|指纹|照片|图片|住户|访客|业主");
    private static final Set<String> AMOUNTS = Set.of("total", "count", "pct", "rate", "threshold");
    private static final Pattern WORD_BORDER = Pattern.compile("[^\\p{Alnum}]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern TELLING = Pattern.compile(
            // A plate, new-energy ones included; an identity number; a mobile number; a bank card.
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·\\s]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
                    + "|(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])|(?<![0-9])1[3-9][0-9]{9}(?![0-9])|(?<![0-9])[0-9]{16,19}(?![0-9])"
                    + "|[\\w.+-]+@[\\w-]+\\.[\\w.]+");
    private static final Pattern PICTURE = Pattern.compile("data:image/.*|[A-Za-z0-9+/=_-]{512,}", Pattern.DOTALL);

    private long scrubbed;

    /** Values taken out so far. */
    long scrubbed() {
        return scrubbed;
    }

    /** The same without whom it concerns. */
    JsonNode scrub(JsonNode node) {
        return scrub(node, false);
    }

    private JsonNode scrub(JsonNode node, boolean personal) {
        if (node.isObject()) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field ->
                            clean.set(field.getKey(), scrub(field.getValue(), personal || isPersonal(field.getKey()))));
            return clean;
        }
        if (node.isArray()) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> clean.add(scrub(item, personal)));
            return clean;
        }
        if (node.isTextual()) {
            return text(node.asText(), personal);
        }
        if (node.isNumber() && personal) {
            scrubbed++;
            return IntNode.valueOf(0);
        }
        return node;
    }

    private JsonNode text(String text, boolean personal) {
        if (personal || PICTURE.matcher(text).matches()) {
            scrubbed++;
            return TextNode.valueOf(GONE);
        }
        String clean = TELLING.matcher(text).replaceAll(match -> {
            scrubbed++;
            return GONE;
        });
        return TextNode.valueOf(clean);
    }

    private static boolean isPersonal(String name) {
        boolean personal = CHINESE_WORD.matcher(name).find();
        for (String word : WORD_BORDER.split(name, -1)) {
            String plain = word.toLowerCase(Locale.ROOT);
            if (AMOUNTS.contains(plain)) {
                return false;
            }
            personal |= WORDS.contains(plain);
        }
        return personal;
    }
}
