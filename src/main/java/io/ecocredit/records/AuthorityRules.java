package io.ecocredit.records;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.grading.Vouching;
import io.ecocredit.regulation.subject.AuthorityKind;
import io.ecocredit.regulation.subject.FormerAuthority;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In whose name a record may be brought, and whether that authority is of the kind its indicator demands (A15.1, I-27). */
@Cites(provisions = Provision.A15_ITEM_1, settles = Interpretation.I_27)
final class AuthorityRules {

    private final Catalogue catalogue;

    AuthorityRules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param account null for a file, where the authority's name is all there is to go by */
    void check(RecordRow fact, @Nullable Actor account, ImportRow row) {
        if (fact.earlyWarning() != null && (account == null || account.league() == null)) {
            row.refuse(Refusal.of(RefusalCode.OTHER_AUTHORITY, "信用信息由下达预警的盟市关联其预警")
                    .under(Clause.of(Provision.A24_PARAGRAPH_2))
                    .at("early_warning", fact.earlyWarning()));
        }
        String named = fact.authority();
        if (named.isEmpty()) {
            return;
        }
        if (account != null && account.authority() != null && !SameText.same(named, account.authority())) {
            row.refuse(Refusal.of(RefusalCode.OTHER_AUTHORITY, "只能以本机关的名义录入")
                    .under(Clause.of(Provision.A15_ITEM_1))
                    .at("authority", named));
            return;
        }
        FormerAuthority.doubtOf(named).ifPresent(row::flag);
        Optional.ofNullable(fact.indicator())
                .flatMap(catalogue::find)
                .filter(indicator -> !indicator.isDerived() && !indicator.isForPractitioners())
                .ifPresent(indicator -> checkKind(indicator, vouching(indicator, named, account), named, row));
    }

    private static Vouching vouching(Indicator indicator, String named, @Nullable Actor account) {
        if (account == null) {
            return indicator.doubts(named) ? Vouching.DOUBTFUL : Vouching.GIVEN;
        }
        return account.authority() == null
                ? indicator.vouchedByOfficer(account.authorityKinds(), named)
                : indicator.vouchedByProducer(account.authorityKinds());
    }

    private static void checkKind(Indicator indicator, Vouching vouching, String named, ImportRow row) {
        Clause clause = indicator.clause().as(Interpretation.I_27);
        String demand = "该指标应由" + kindsOf(indicator) + "认定";
        switch (vouching) {
            case GIVEN -> {}
            case DOUBTFUL ->
                row.flag(Refusal.of(RefusalCode.UNKNOWN_VALUE, demand + "，机关与之是否相符待人工核实")
                        .under(clause)
                        .at("authority", named));
            case MISSING ->
                row.refuse(Refusal.of(RefusalCode.AUTHORITY_KIND_MISSING, demand + "，录入账号及所写机关均不属于此类")
                        .under(clause)
                        .at("authority", named));
        }
    }

    private static String kindsOf(Indicator indicator) {
        return indicator.authorityKinds().stream()
                .map(AuthorityKind::label)
                .sorted()
                .collect(Collectors.joining("或"));
    }
}
