package io.ecocredit.regulation.record;

import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What counts once among the records of an institution (I-10), in the form that texts are compared in (I-34). Where two leagues
 * have a record of it, whose it is, is for a person to settle: what stands for both would otherwise be ended by the league that
 * did not produce it (A15.1).
 */
@Cites(
        provisions = Provision.A15_ITEM_1,
        settles = {Interpretation.I_10, Interpretation.I_34})
public record MatterOfLeagues(String uscc, String indicator, String document, String authority) {

    private static final Clause CLAUSE = Clause.of(Provision.A15_ITEM_1).as(Interpretation.I_10);

    /** The matter of a record; none without an indicator or the number of a document. */
    public static Optional<MatterOfLeagues> of(
            String uscc, @Nullable String indicator, @Nullable String document, String authority) {
        return indicator == null || document == null
                ? Optional.empty()
                : Optional.of(
                        new MatterOfLeagues(uscc, indicator, SameText.folded(document), SameText.folded(authority)));
    }

    /**
     * The doubt about a record of a matter that another league has entered.
     *
     * @param bureau of that league
     */
    public static Refusal doubt(String bureau, String otherRecord) {
        return Refusal.of(
                        RefusalCode.MATTER_OF_ANOTHER_LEAGUE,
                        "同一机构、指标、文号、机关的信息已由" + bureau + "录入（" + otherRecord + "），两地分别核实之前，盟市不得就这两条信息预警、更正、确认整改、决定修复")
                .under(CLAUSE);
    }

    /** Why nobody but the region enters again what a review or a court has quashed: it stays so until one decides otherwise (I-25). */
    public static Refusal quashed(String record) {
        return Refusal.of(
                        RefusalCode.STEP_OUT_OF_ORDER,
                        "该事项（" + record + "）已经复议或诉讼撤销，只能依以后的决定恢复该条信息，不得重新录入；另行作出的决定以其文号录入")
                .under(Clause.of(Interpretation.I_25));
    }

    /** Why no league warns of a record or ends its effect as long as such a doubt about it is open. */
    public static Refusal toBeSettled() {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息与其他盟市的信息是同一事项，两地先就疑点写明理由")
                .under(CLAUSE);
    }
}
