package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import jakarta.ws.rs.core.UriInfo;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a request is known when it is sent again.
 *
 * @param key that the client made up for it, and gives again with each repetition
 * @param target path of the collection
 * @param body as it was read; the same again has the same JSON
 */
public record Repeat(String key, String target, Object body) {

    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    /**
     * What an operation makes of its own parameters.
     *
     * @param key the value of the header, null when there is none
     * @throws RefusalException 400 when there is no key, or none that can be kept; an identity number cannot (A36)
     */
    public static Repeat of(@Nullable String key, UriInfo address, Object body) {
        if (key == null) {
            throw fault(RefusalCode.IDEMPOTENCY_KEY_REQUIRED, "此操作须在请求头" + HEADER + "中给出自编的请求号，重试时保持不变");
        }
        if (!KEY.matcher(key).matches() || PersonalNumbers.isIn(key)) {
            throw fault(RefusalCode.MALFORMED, HEADER + "应为1至100个可见的ASCII字符，不得含公民身份号码");
        }
        return new Repeat(key, address.getPath(), body);
    }

    /** What one item of a request with many is known by. */
    public Repeat of(String item, Object ofItem) {
        return new Repeat(key, target + "/" + item, ofItem);
    }

    private static RefusalException fault(RefusalCode code, String detail) {
        return Refusal.of(code, detail).at(HEADER, null).asException();
    }
}
