package io.ecocredit.practitioners.procedure;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.submission.CheckedResults;
import io.ecocredit.procedure.submission.LatestFacts;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the region tells leagues the results that it has looked at; nothing of it is public (A21.4). */
@Singleton
@Cites(provisions = Provision.A21_ITEM_4, settles = Interpretation.I_32)
class PractitionerConclusion {

    private final PractitionerLine line;
    private final CaseBatches cases;
    private final LatestFacts facts;

    PractitionerConclusion(PractitionerLine line, CaseBatches cases, LatestFacts facts) {
        this.line = line;
        this.cases = cases;
        this.facts = facts;
    }

    /** How many results the region told to each league. */
    record Told(int year, Map<String, Long> results) {}

    /**
     * Tells leagues the results that they have submitted and the region has looked at.
     *
     * @param leagues empty for all that have submitted
     * @throws RefusalException 409 when nothing is ready, a sample is not drawn or not looked at, something is sent back, or
     *     the officer checked the sample
     */
    Uni<Told> tell(int year, Set<String> leagues, Act act) {
        Actor officer = act.actor();
        new EvaluationYear(year).requireOver(cases.today());
        Refusal nothing = Refusal.of(RefusalCode.NOTHING_TO_TELL, "没有已上报而尚未通知的评定结果")
                .under(line.terms().clauses().result());
        return facts.making(
                line,
                act,
                connection -> cases.hold(connection, line, year, null, EnumSet.allOf(Step.class), officer)
                        .map(held -> CheckedResults.concerned(held, leagues, nothing))
                        .invoke(this::requireLookedAt)
                        .call(concerned -> CheckedResults.requireAllDrawn(
                                connection, line, year, concerned, cases.today(), notDrawn()))
                        .map(CheckedResults::ready)
                        .call(ready ->
                                CheckedResults.requireSampledBySomebodyElse(connection, line, ready, officer, "通知")),
                (connection, ready) -> cases.take(
                                connection, line, ready, Action.CONCLUDE, (each, standing) -> standing, officer)
                        .chain(() -> tell(connection, year, ready, officer)),
                Refusal.of(RefusalCode.CHECK_INCOMPLETE, "确定之后信用信息有变更，下列评价已退回盟市重新复核，不能通知评定结果")
                        .under(line.terms().clauses().spotCheck().as(Interpretation.I_31)));
    }

    private Refusal notDrawn() {
        return Refusal.of(RefusalCode.CHECK_INCOMPLETE, "当年有失信信息的从业人员尚未列入名单，须由盟市再次确定名单后通知")
                .under(line.terms().clauses().listing());
    }

    private void requireLookedAt(List<PractitionerCase> concerned) {
        CheckedResults.requireSettled(
                line,
                concerned,
                Refusal.of(RefusalCode.CHECK_INCOMPLETE, "有评价被退回或抽查未完成，不能通知评定结果")
                        .under(line.terms().clauses().spotCheck()));
    }

    private Uni<Told> tell(SqlConnection connection, int year, List<PractitionerCase> ready, Actor officer) {
        Map<String, List<PractitionerCase>> byLeague = ready.stream()
                .collect(Collectors.groupingBy(each -> each.subject().leadLeague(), TreeMap::new, Collectors.toList()));
        Map<String, Long> results = new TreeMap<>();
        byLeague.forEach((league, cases) -> results.put(league, (long) cases.size()));
        List<Letter> letters = Stream.concat(
                        byLeague.entrySet().stream().map(each -> letter(year, each.getKey(), each.getValue())),
                        ready.stream().map(each -> letter(year, each)))
                .toList();
        return line.inbox().deliver(connection, letters, officer).replaceWith(new Told(year, results));
    }

    /** To the person, inside only (I-32); a dishonest one gets the league's letter besides. */
    private Letter letter(int year, PractitionerCase of) {
        PractitionerCase.Finding finding = Objects.requireNonNull(of.finding());
        return new Letter(
                Recipient.person(of.subject().practitioner()),
                year,
                of.id(),
                Action.CONCLUDE.noun(),
                year + "年度评定结果",
                "评定结果：" + finding.words() + "。"
                        + (finding.dishonest()
                                ? "告知函由盟市生态环境局另行送达；自评定之日起"
                                        + RuleBook.at(cases.today())
                                                .dated(Rule.PRACTITIONER_REPAIR_YEARS)
                                                .inChinese()
                                        + "内未出现失信记录并有突出表现的，可以申请信用修复（" + Article.A28.citation() + "）。"
                                : "本结果不公布、不公示。"),
                line.terms().clauses().result().as(Interpretation.I_32),
                null,
                null,
                cases.today());
    }

    private Letter letter(int year, String league, List<PractitionerCase> told) {
        List<String> dishonest = told.stream()
                .filter(each -> Objects.requireNonNull(each.finding()).dishonest())
                .map(each -> each.subject().practitioner())
                .sorted()
                .toList();
        return new Letter(
                Recipient.league(league),
                year,
                null,
                Action.CONCLUDE.noun(),
                year + "年度从业人员评定结果",
                "共" + told.size() + "人，其中生态环境失信个人" + dishonest.size() + "人"
                        + (dishonest.isEmpty() ? "。" : "：" + String.join("、", dishonest) + "。请进行函告。"),
                line.terms().clauses().result(),
                null,
                null,
                cases.today());
    }
}
