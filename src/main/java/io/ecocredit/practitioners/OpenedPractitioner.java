package io.ecocredit.practitioners;

import io.ecocredit.regulation.disclosure.Masked;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner whose personal data are open. It leaves this package masked, or disclosed for a purpose.
 *
 * @param identity null, like the name, once it was erased
 * @param erasedOn day on which the rule of retention ended what identifies the person
 */
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public record OpenedPractitioner(
        String number,
        @Nullable String identity,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String employer,
        String division,
        String divisionLabel,
        @Nullable LocalDate erasedOn) {

    PractitionerView masked() {
        return new PractitionerView(
                number,
                identity == null ? null : Masked.document(identity).text(),
                maskedName(),
                phone == null ? null : Masked.phone(phone).text(),
                employer,
                division,
                divisionLabel,
                erasedOn);
    }

    @Nullable
    String maskedName() {
        return name == null ? null : Masked.name(name).text();
    }

    /**
     * The whole, for a purpose.
     *
     * @throws RefusalException 410 when it was erased; 400 when the purpose, which is kept, says what may not be kept there
     */
    Disclosure disclosedFor(String purpose) {
        if (identity == null || name == null) {
            throw RefusalException.of(RefusalCode.IDENTITY_ERASED, "该人员的身份信息已按保存期限删除");
        }
        if (Stream.of(identity, name, phone).anyMatch(datum -> datum != null && purpose.contains(datum))) {
            throw Refusal.of(RefusalCode.PERSONAL_DATA_NOT_ALLOWED, "用途中不得写入该人员的姓名、证件号码或电话")
                    .under(Clause.of(Article.A36))
                    .at("purpose", null)
                    .asException();
        }
        return new Disclosure(number, identity, name, phone);
    }

    @Override
    public String toString() {
        return "OpenedPractitioner[" + number + "]";
    }
}
