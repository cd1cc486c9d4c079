package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The code that an organisation had before (组织机构代码, GB 11714): nine characters, which are the ninth to the seventeenth of
 * its unified social credit code. Old documents have no other, so whoever has only that is led to the whole one (I-3).
 */
@Cites(settles = Interpretation.I_3)
public final class OrganisationCode {

    private static final Pattern FORM = Pattern.compile("(?=.*[0-9])[0-9A-HJ-NPQRTUWXY]{9}");

    private OrganisationCode() {}

    /** Why one that means several institutions is answered with none of them, which might be another's. */
    public static Refusal ofSeveral(List<String> whole) {
        return Refusal.of(RefusalCode.MALFORMED_USCC, "该组织机构代码对应多个机构（" + String.join("、", whole) + "），应写18位统一社会信用代码")
                .under(Clause.of(Interpretation.I_3));
    }

    /** @param plain as {@link Uscc#plain} makes it */
    public static boolean is(String plain) {
        return FORM.matcher(plain).matches();
    }
}
