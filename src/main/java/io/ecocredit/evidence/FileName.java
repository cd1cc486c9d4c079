package io.ecocredit.evidence;

import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name under which somebody keeps a file: shown again, and never the name of a file of the service. */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
record FileName(String value) {

    static final String PARAMETER = "name";

    private static final int LONGEST = 200;

    /** Characters that are not seen, or that turn the order of those that are. */
    private static final Set<Integer> HIDDEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.PRIVATE_USE,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED);

    /** @throws RefusalException 400 when it is no name for a file, without repeating it */
    FileName {
        require(!value.isBlank() && value.codePointCount(0, value.length()) <= LONGEST, "应为1至" + LONGEST + "字");
        require(value.codePoints().noneMatch(point -> HIDDEN.contains(Character.getType(point))), "不得含有控制字符");
        require(value.indexOf('/') < 0 && value.indexOf('\\') < 0, "不得含有路径分隔符");
        if (PersonalNumbers.isIn(value)) {
            throw Refusal.of(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, "文件名中含有公民身份号码")
                    .under(Clause.of(Article.A36))
                    .at(PARAMETER, null)
                    .asException();
        }
    }

    /** @throws RefusalException 400 also when there is none, or it does not end as files of the type do */
    static FileName of(@Nullable String given, EvidenceType type) {
        if (given == null) {
            throw RefusalException.invalid(PARAMETER, null, "必填");
        }
        FileName name = new FileName(given);
        require(type.fits(given), "扩展名与类型" + type.mediaType() + "不符，应为" + type.extension());
        return name;
    }

    private static void require(boolean fits, String fault) {
        if (!fits) {
            throw RefusalException.invalid(PARAMETER, null, fault);
        }
    }
}
