package org.anju.gateway.privacy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows by their names, and by how they look, the facts that may identify a person: plates, faces, cards, names, numbers to call. */
final class Personal {
    /** Words of a name, in {@code snake_case} or {@code camelCase}, that make the fact one about a person. */
    private static final Set<String> WORDS = Set.of(
            "plate",
            "plates",
            "plateno",
            "platenumber",
            "licence",
            "license",
            "face",
            "faces",
            "faceid",
            "card",
            "cards",
            "cardno",
            "cardnumber",
            "idcard",
            "credential",
            "holder",
            "person",
            "visitor",
            "resident",
            "driver",
            "identity",
            "idnumber",
            "passport",
            "phone",
            "mobile",
            "fingerprint",
            "palm",
            "iris",
            "biometric",
            "snapshot",
            "image",
            "picture",
            "photo");
    /** Whole names that mean a person when a device says them; {@code file_name} does not. */
    private static final Set<String> NAMES =
            Set.of("name", "uid", "username", "user_name", "full_name", "fullname", "user", "owner");

    private static final Set<String> CHINESE = Set.of("车牌", "人脸", "卡号", "姓名", "身份证", "手机", "电话", "照片", "图片");

    /** Facts of a personal event that say nothing about the person. */
    private static final Set<String> HARMLESS =
            Set.of("reason", "direction", "event", "count", "door", "lane", "entrance", "channel");

    private static final Pattern WORD_END = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    /** GA 36 plates, resident identity numbers after GB 11643, mobile numbers; not inside longer numbers, such as times. */
    private static final Pattern LOOKS_PERSONAL =
            Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Z][·.\\- ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]"
                    + "|(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])"
                    + "|(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

    private Personal() {}

    static boolean isHarmless(String name) {
        return HARMLESS.contains(name);
    }

    /** Whether a device that gives a fact this name says something about a person. */
    static boolean isNamed(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT)) || isMark(name);
    }

    /** Whether a fact of this name is about a person wherever it stands, and not somebody's name in this system. */
    static boolean isMark(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (CHINESE.stream().anyMatch(lower::contains)) {
            return true;
        }
        for (String word : WORD_END.split(name, -1)) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return WORDS.contains(lower);
    }

    static Pattern looks() {
        return LOOKS_PERSONAL;
    }
}
