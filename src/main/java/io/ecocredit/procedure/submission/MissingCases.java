package io.ecocredit.procedure.submission;

import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Fault;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.util.List;
import java.util.stream.Stream;

/** Names the cases that stand in the way of what is done with a whole list. */
final class MissingCases {

    private MissingCases() {}

    /**
     * @param clause for which each is needed
     * @throws RefusalException as told, naming every case that stands in the way
     */
    static <C extends Case> void requireNone(Line<C, ?> line, List<C> missing, Refusal told, Clause clause) {
        if (!missing.isEmpty()) {
            throw new RefusalException(
                    told,
                    missing.stream().map(each -> fault(line, each, clause)).toList());
        }
    }

    /**
     * The same with whoever has no case although the facts of the year bring them onto the list.
     *
     * @param notDrawn their keys
     */
    static <C extends Case> void requireNone(
            Line<C, ?> line, int year, List<C> missing, List<String> notDrawn, Refusal told, Clause clause) {
        if (!missing.isEmpty() || !notDrawn.isEmpty()) {
            throw new RefusalException(
                    told,
                    Stream.concat(
                                    missing.stream().map(each -> fault(line, each, clause)),
                                    notDrawn.stream().map(key -> fault(line, year, key)))
                            .toList());
        }
    }

    private static Fault fault(Line<?, ?> line, int year, String key) {
        return new Fault(
                line.terms().years() + "/" + year + "/participants",
                key,
                RefusalCode.KEPT_ON_LIST,
                "当年有服务记录或者有效的失信信息，应当参评，尚未列入名单，须再次确定名单",
                line.terms().clauses().listing());
    }

    private static <C extends Case> Fault fault(Line<C, ?> line, C missing, Clause clause) {
        Case.Subject subject = missing.subject();
        boolean awaitsCheck = missing.standing().awaitsCheck();
        return new Fault(
                line.terms().path() + "/" + missing.id(),
                subject.key(),
                missing.standing().step(),
                line.about(missing, awaitsCheck ? "已抽中，尚未作出抽查结论" : step(missing)),
                clause);
    }

    private static String step(Case missing) {
        String label = missing.standing().step().label();
        return missing.isMissedFromList() ? label + "，但当年有服务记录或者有效的失信信息，应当恢复列入" : label;
    }
}
