package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A year as this register has seen it. It is one from before the register, which may come in as history (I-30), when it was to be
 * published before the first of all years was opened here, and neither it nor any earlier year was led through the procedure here.
 * A list alone is no procedure: history needs one too, to know which league leads.
 *
 * @param since day on which the first of all years was opened here, in Asia/Shanghai; null while none is
 * @param begunIn the first year, up to this one, of which a step was taken here on either line; null while there is none
 * @param drawn whether the list of any year was ever drawn here, so that what comes in may weigh on somebody's result
 * @param openUntil last day on which another officer than whoever acts lets its history in; null when nobody has
 */
@Cites(provisions = Provision.A20_ITEM_6, settles = Interpretation.I_30)
public record PastYear(
        int year,
        @Nullable LocalDate since,
        @Nullable Integer begunIn,
        boolean drawn,
        @Nullable LocalDate openUntil) {

    /** Why it is none from before this register; empty when it is one. */
    public Optional<Refusal> obstacle(LocalDate today) {
        if (begunIn != null) {
            return Optional.of(refusal(begunIn + "年度已在本系统按程序评价" + (begunIn == year ? "" : "，此后的年度只能依程序公布")));
        }
        LocalDate published = publication();
        LocalDate from = Objects.requireNonNullElse(since, today);
        return from.isAfter(published)
                ? Optional.empty()
                : Optional.of(refusal("本系统自" + from + "起开放年度，该年度的结果应于" + published + "前依程序通知、公示、上报后公布"));
    }

    /** Whether what it tells may come in: marked as history by a second officer, or before anything here could rest on it. */
    public boolean letsIn(LocalDate today) {
        return obstacle(today).isEmpty() && (!drawn || (openUntil != null && !openUntil.isBefore(today)));
    }

    private LocalDate publication() {
        return Objects.requireNonNull(new EvaluationYear(year).procedureDates().get(FixedDate.PUBLICATION));
    }

    private Refusal refusal(String why) {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, year + "年度不是本系统之前的历史年度：" + why)
                .under(Clause.of(Interpretation.I_30));
    }
}
