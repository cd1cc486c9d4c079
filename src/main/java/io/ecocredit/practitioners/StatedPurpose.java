package io.ecocredit.practitioners;

import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody's whole identity is asked for, in the asker's words, which the audit trail keeps (A36). */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public record StatedPurpose(
        @Schema(required = true, minLength = SHORTEST, maxLength = LONGEST) @Nullable
        String purpose) {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;

    /** @throws RefusalException when it is missing, too short or long, or names somebody by number; never repeats it */
    String checked() {
        String text = Objects.requireNonNullElse(purpose, "").strip();
        if (text.isEmpty()) {
            throw refused(RefusalCode.MISSING_VALUE, "须写明用途");
        }
        int length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(RefusalCode.MALFORMED_VALUE, "用途应为" + SHORTEST + "至" + LONGEST + "个字，不含控制字符");
        }
        if (PersonalNumbers.isIn(text)) {
            throw refused(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, "含有公民身份号码，不得写入此栏");
        }
        return text;
    }

    private static RefusalException refused(RefusalCode code, String detail) {
        return Refusal.of(code, detail)
                .under(Clause.of(Article.A36))
                .at("purpose", null)
                .asException();
    }
}
