package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.LegalPeriod;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a dishonest individual (生态环境失信个人) is repaired: after a year without a record, which begins with the rating and anew
 * with each later record, and by merit that every department which produced a counted record recognises (A28, A29).
 */
@Cites(value = Article.A29, provisions = Provision.A28_PARAGRAPH_1, settles = Interpretation.I_26)
public final class PractitionerRepair {

    private static final Clause YEAR = Clause.of(Provision.A28_PARAGRAPH_1);
    private static final Clause RECOGNITION = Clause.of(Article.A29);

    private PractitionerRepair() {}

    /**
     * What an application stands on, on a day.
     *
     * @param year whose rating it is about
     * @param ratedOn day on which the region's result was notified; null while none was
     * @param dishonest whether the rating still runs today
     * @param recordsSince days of valid records produced after the rating, of any league
     * @param departments that produced the records which count
     * @param recognisedBy those of them that recognise the merit
     * @param today in Asia/Shanghai; under whose rules it is decided
     */
    public record Facts(
            int year,
            @Nullable LocalDate ratedOn,
            boolean dishonest,
            Collection<LocalDate> recordsSince,
            Set<String> departments,
            Set<String> recognisedBy,
            LocalDate today) {

        public Facts {
            recordsSince = List.copyOf(recordsSince);
            departments = Set.copyOf(departments);
            recognisedBy = Set.copyOf(recognisedBy);
        }
    }

    /** Why nothing can be applied for or granted, or empty when it can as far as time and records go. */
    public static Optional<Refusal> obstacle(Facts facts) {
        LocalDate ratedOn = facts.ratedOn();
        if (ratedOn == null || !facts.dishonest()) {
            return Optional.of(Refusal.of(RefusalCode.REPAIR_NOT_POSSIBLE, "该年度没有仍在执行的生态环境失信个人评定结果")
                    .under(YEAR)
                    .at("year", Integer.toString(facts.year())));
        }
        RuleBook rules = RuleBook.at(facts.today());
        if (rules.get(Rule.MERIT_SPARES_THE_YEAR)) {
            return Optional.empty();
        }
        Clause clause = YEAR.as(Interpretation.I_26);
        LegalPeriod period = rules.get(Rule.PRACTITIONER_REPAIR_YEARS);
        LocalDate since = facts.recordsSince().stream()
                .filter(day -> !day.isAfter(facts.today()))
                .reduce(ratedOn, (one, other) -> one.isAfter(other) ? one : other);
        LocalDate last = period.from(since);
        String began = since.equals(ratedOn) ? "评定（" + ratedOn + "）" : "最近一次失信记录（" + since + "）";
        return facts.today().isAfter(last)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                RefusalCode.PERIOD_NOT_OVER,
                                began + "后" + period.inWords() + "至" + last + "止，" + last.plusDays(1) + "起可以申请")
                        .under(clause));
    }

    /** @throws RefusalException with every department that has not recognised the merit */
    public static void requireRecognised(Facts facts) {
        List<Refusal> missing = unrecognised(facts);
        if (!missing.isEmpty()) {
            throw Refusal.of(RefusalCode.CONDITION_NOT_MET, "作出失信信息认定的单位有" + missing.size() + "个尚未认定突出表现")
                    .under(RECOGNITION)
                    .summing(missing);
        }
    }

    /** Why a repair cannot be granted, one for each department that has not recognised the merit; empty when all have. */
    public static List<Refusal> unrecognised(Facts facts) {
        return facts.departments().stream()
                .filter(department -> facts.recognisedBy().stream().noneMatch(each -> SameText.same(each, department)))
                .sorted()
                .map(department -> Refusal.of(RefusalCode.CONDITION_NOT_MET, "作出失信信息认定的单位尚未认定突出表现：" + department)
                        .under(RECOGNITION)
                        .at("granted", null))
                .toList();
    }
}
