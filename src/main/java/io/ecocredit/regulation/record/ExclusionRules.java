package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a subject of either line may be taken out of the evaluation, and brought back (A5.4). Days are in Asia/Shanghai. */
@Cites(
        provisions = Provision.A5_ITEM_4,
        settles = {Interpretation.I_4, Interpretation.I_31, Interpretation.I_38})
public final class ExclusionRules {

    /** The place in the law that each refusal and letter names. */
    public static final Clause BASIS = Clause.of(Provision.A5_ITEM_4).as(Interpretation.I_4);

    private ExclusionRules() {}

    /** @throws RefusalException 409 when the subject is out on the day or goes out later */
    public static void requireFree(Collection<Exclusion> all, LocalDate from) {
        Refusal.requireNone(overlap(all, new Exclusion(from, null)));
    }

    /** Why a time outside cannot be added to others, or empty when it can: nobody goes out who is out. */
    public static Optional<Refusal> overlap(Collection<Exclusion> others, Exclusion added) {
        return others.stream()
                .filter(each -> begins(each, added.until()) && begins(added, each.until()))
                .findFirst()
                .map(each -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该主体自" + each.from() + "起已移出评价范围")
                        .under(BASIS));
    }

    private static boolean begins(Exclusion one, @Nullable LocalDate before) {
        return before == null || one.from().isBefore(before);
    }

    /**
     * The exclusion that lasts, and ends with a day.
     *
     * @throws RefusalException 409 when the subject is not out, 400 when the day is before it went out
     */
    public static Exclusion requireLasting(Collection<Exclusion> all, LocalDate until) {
        Exclusion lasting = all.stream()
                .filter(each -> each.until() == null)
                .findFirst()
                .orElseThrow(() -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该主体不在移出期间")
                        .under(BASIS)
                        .asException());
        if (until.isBefore(lasting.from())) {
            throw Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "恢复之日不能早于移出之日" + lasting.from())
                    .under(BASIS)
                    .at("until", until.toString())
                    .asException();
        }
        return lasting;
    }

    /**
     * An act has effect from the day on which it is entered, and changes nothing of before (I-31).
     *
     * @param own column for the day on which the suspicion was raised or cleared, which is a fact of its own
     * @throws RefusalException 400 when another day is named
     */
    public static void requireToday(String field, @Nullable LocalDate day, LocalDate today, String own) {
        Refusal.requireNone(Optional.ofNullable(day)
                .filter(named -> !named.equals(today))
                .map(named -> notToday(field, named, "自录入之日起生效，只能为今日" + today + "或者不填；立案、撤案等日期写入" + own)));
    }

    /** @throws RefusalException 400 when the day is to come */
    public static void requireNotToCome(String field, @Nullable LocalDate day, LocalDate today) {
        Refusal.requireNone(toCome(field, day, today));
    }

    /** Why a file does not tell of a day in the past, or empty when the day is today's, to come, or there is none. */
    public static Optional<Refusal> past(String field, @Nullable LocalDate day, LocalDate today) {
        return Optional.ofNullable(day)
                .filter(named -> named.isBefore(today))
                .map(named ->
                        notToday(field, named, "移出、恢复自录入之日" + today + "起生效，不溯及以往；以往年度的，由自治区另一名工作人员开放历史导入后由自治区导入"));
    }

    private static Refusal notToday(String field, LocalDate day, String detail) {
        return Refusal.of(RefusalCode.IMPOSSIBLE_DATE, detail)
                .under(Clause.of(Provision.A5_ITEM_4).as(Interpretation.I_31))
                .at(field, day.toString());
    }

    /** Why a day cannot be stated yet, or empty when it has come, or there is none. */
    public static Optional<Refusal> toCome(String field, @Nullable LocalDate day, LocalDate today) {
        return day == null || !day.isAfter(today)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "不能晚于今日" + today)
                        .under(BASIS)
                        .at(field, day.toString()));
    }
}
