package io.ecocredit.practitioners;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.imports.ImportRow;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner who is to be registered, by the rules of the file.
 *
 * @param person as a row of the file would have it, under the number that a new person gets
 * @param doubts for a person to look at
 */
@Cites(provisions = {Provision.A7_PARAGRAPH_2, Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
record StatedPractitioner(
        PractitionersImport.Row person, @Nullable String phone, List<Refusal> doubts) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{3,18}[0-9]");
    private static final List<String> PERSONAL = List.of("identity_number", "name", "phone");

    /** @throws RefusalException with every fault of the form; 403 when the only one is that it is another league's */
    static StatedPractitioner read(ImportRow row, PractitionersImport rules, Actor registrar) {
        PractitionersImport.Row person = rules.read(row);
        String phone = row.optional("phone");
        if (phone != null && !PHONE.matcher(phone).matches()) {
            row.refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "应为电话号码").at("phone", null));
        }
        String owner = rules.ownerOf(person);
        if (registrar.league() != null && owner != null && !owner.equals(registrar.league())) {
            row.refuse(Refusal.of(RefusalCode.OTHER_LEAGUE, "不属于本盟市，应由所在盟市登记")
                    .under(rules.leagueClause())
                    .at("division", owner));
        }
        row.requireFaultless(StatedPractitioner::told);
        return new StatedPractitioner(
                person,
                phone,
                row.flags().stream().map(StatedPractitioner::told).toList());
    }

    private static Refusal told(Refusal ofColumns) {
        return FieldNames.inFieldsHiding(PERSONAL, ofColumns);
    }

    @Override
    public String toString() {
        return "StatedPractitioner[" + person.number() + "]";
    }
}
