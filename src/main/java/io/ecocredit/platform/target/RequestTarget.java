package io.ecocredit.platform.target;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which request targets are refused before routing. Access rules hang on operations, and a second spelling of a path is
 * a way around them in some routers, so a path has exactly one spelling here.
 */
public final class RequestTarget {

    private static final int LONGEST = 4096;
    private static final Pattern FORBIDDEN_ENCODED = Pattern.compile("%(2[fFeE5]|5[cC]|3[bB])");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    private RequestTarget() {}

    /** Why a target is refused, in Chinese, or empty when it is well formed. */
    public static Optional<String> faultOf(@Nullable String target) {
        if (target == null || target.length() > LONGEST) {
            return Optional.of("地址过长");
        }
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        if (!path.startsWith("/") || path.contains("//")) {
            return Optional.of("路径中有空段或不以“/”开头");
        }
        if (path.indexOf(';') >= 0
                || path.indexOf('\\') >= 0
                || FORBIDDEN_ENCODED.matcher(path).find()) {
            return Optional.of("路径中有矩阵参数或编码的分隔符");
        }
        if (DOT_SEGMENT.matcher(path).find()) {
            return Optional.of("路径中有“.”或“..”段");
        }
        return isText(path) && isText(query) ? Optional.empty() : Optional.of("地址中的编码不正确或含有控制字符");
    }

    /** The characters of RFC 3986 but for the fragment's; whatever else must be percent-encoded. */
    private static boolean isAllowed(char character) {
        return character < 0x7f
                && (Character.isLetterOrDigit(character) || "-._~!$&'()*+,;=:@/?%".indexOf(character) >= 0);
    }

    /** Whether percent-encoding is well formed and gives UTF-8 without control characters. */
    private static boolean isText(String part) {
        ByteBuffer bytes = ByteBuffer.allocate(part.length() * 3);
        for (int index = 0; index < part.length(); index++) {
            char character = part.charAt(index);
            if (!isAllowed(character)) {
                return false;
            }
            if (character != '%') {
                bytes.put((byte) character);
                continue;
            }
            if (index + 2 >= part.length()
                    || !HexFormat.isHexDigit(part.charAt(index + 1))
                    || !HexFormat.isHexDigit(part.charAt(index + 2))) {
                return false;
            }
            bytes.put((byte) HexFormat.fromHexDigits(part, index + 1, index + 3));
            index += 2;
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return text.chars().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
