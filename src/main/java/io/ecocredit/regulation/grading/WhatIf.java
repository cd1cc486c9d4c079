package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is supposed of an institution's file: that records were put right, are withdrawn, or that others came. The law then
 * says of it what it would say of a real one.
 *
 * @param rectified records with the day on which their rectification is supposed to be confirmed
 * @param withdrawn numbers of records supposed not to be there
 */
@Cites(
        value = Article.A22,
        provisions = Provision.A16_PARAGRAPH_1,
        settles = {Interpretation.I_5, Interpretation.I_13})
public record WhatIf(List<Rectified> rectified, Set<String> withdrawn, List<Added> added) {

    /** @param on day of the confirmation, from which the record no longer counts */
    public record Rectified(String record, LocalDate on) {}

    /**
     * A record that is supposed to come.
     *
     * @param finalOn day on which a penalty is supposed to become final; without it, it weighs nothing
     */
    public record Added(
            String indicator,
            LocalDate producedOn,
            @Nullable LocalDate finalOn,
            @Nullable ClientOutcome clientOutcome) {}

    public WhatIf {
        rectified = List.copyOf(rectified);
        withdrawn = Set.copyOf(withdrawn);
        added = List.copyOf(added);
    }

    /** Everything that cannot be supposed of the file of an institution of some kinds. */
    public List<Refusal> faults(Collection<RecordFile> file, Catalogue catalogue, Set<InstitutionKind> kinds) {
        Map<String, CreditRecord> known = file.stream()
                .map(RecordFile::fact)
                .collect(Collectors.toMap(CreditRecord::number, Function.identity()));
        List<Refusal> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < rectified.size(); index++) {
            Rectified each = rectified.get(index);
            CreditRecord fact = known.get(each.record());
            String field = "rectified[" + index + "]";
            if (fact == null) {
                faults.add(unknown(field + ".recordNo", each.record()));
            } else if (!seen.add(each.record())) {
                faults.add(
                        Refusal.of(RefusalCode.MALFORMED_VALUE, "同一信息只能假设一次").at(field + ".recordNo", each.record()));
            } else if (each.on().isBefore(fact.producedOn())) {
                faults.add(Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "整改确认不能早于信息产生之日" + fact.producedOn())
                        .under(Clause.of(Article.A22))
                        .at(field + ".on", each.on().toString()));
            }
        }
        withdrawn.stream()
                .filter(number -> !known.containsKey(number))
                .sorted()
                .forEach(number -> faults.add(unknown("withdrawn", number)));
        for (int index = 0; index < added.size(); index++) {
            fault(added.get(index), "added[" + index + "]", catalogue, kinds).ifPresent(faults::add);
        }
        return faults;
    }

    private static Refusal unknown(String field, String number) {
        return Refusal.of(RefusalCode.UNKNOWN_RECORD, "该机构没有这条信用信息").at(field, number);
    }

    private static Optional<Refusal> fault(Added each, String field, Catalogue catalogue, Set<InstitutionKind> kinds) {
        Optional<Indicator> found = catalogue.find(each.indicator()).filter(it -> !it.isForPractitioners());
        if (found.isEmpty()) {
            return Optional.of(
                    Refusal.of(RefusalCode.UNKNOWN_INDICATOR, "评价标准没有这一指标").at(field + ".indicator", each.indicator()));
        }
        Indicator indicator = found.get();
        if (indicator.isDerived()) {
            return Optional.of(Refusal.of(RefusalCode.DERIVED_INDICATOR, "由从业人员信息推算，不能单独假设")
                    .under(indicator.clause().as(Interpretation.I_12))
                    .at(field + ".indicator", each.indicator()));
        }
        if (!indicator.binds(kinds)) {
            return Optional.of(Refusal.of(RefusalCode.INDICATOR_OF_ANOTHER_KIND, "该指标不适用于此类机构")
                    .under(indicator.clause().as(Interpretation.I_13))
                    .at(field + ".indicator", each.indicator()));
        }
        LocalDate finalOn = each.finalOn();
        if (finalOn != null && finalOn.isBefore(each.producedOn())) {
            return Optional.of(Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "确定之日不能早于产生之日")
                    .under(Clause.of(Provision.A13_ITEM_1))
                    .at(field + ".finalOn", finalOn.toString()));
        }
        return Optional.empty();
    }

    /** The file as it is supposed to be; of one without {@link #faults}. */
    public List<RecordFile> applied(Collection<RecordFile> file, Catalogue catalogue) {
        Map<String, LocalDate> ended =
                rectified.stream().collect(Collectors.toMap(Rectified::record, Rectified::on, (one, other) -> one));
        List<RecordFile> supposed = new ArrayList<>();
        for (RecordFile each : file) {
            String number = each.fact().number();
            if (!withdrawn.contains(number)) {
                supposed.add(new RecordFile(
                        each.fact(), each.warning(), earlier(each.rectifiedOn(), ended.get(number)), each.events()));
            }
        }
        for (int index = 0; index < added.size(); index++) {
            supposed.add(new RecordFile(fact(added.get(index), "假设" + (index + 1), catalogue), null, null));
        }
        return supposed;
    }

    private static CreditRecord fact(Added each, String number, Catalogue catalogue) {
        Indicator indicator = catalogue.find(each.indicator()).orElseThrow();
        return new CreditRecord(
                number,
                indicator.category(),
                each.indicator(),
                "",
                each.producedOn(),
                each.finalOn(),
                "",
                null,
                each.clientOutcome());
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
