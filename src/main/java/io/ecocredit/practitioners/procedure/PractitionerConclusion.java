package io.ecocredit.practitioners.procedure;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.submission.CheckedResults;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
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

/** How the region tells leagues the results that it has looked at; nothing of it is public (A21.4). */
@Singleton
@Cites(provisions = Provision.A21_ITEM_4)
class PractitionerConclusion {

    private final PractitionerLine line;
    private final CaseBatches cases;

    PractitionerConclusion(PractitionerLine line, CaseBatches cases) {
        this.line = line;
        this.cases = cases;
    }

    /** How many results the region told to each league. */
    record Told(int year, Map<String, Long> results) {}

    /**
     * Tells every league the results that it has submitted and the region has looked at.
     *
     * @throws RefusalException 409 when nothing is ready, a sample is not drawn or not looked at, something is sent back, or
     *     the officer drew the sample
     */
    Uni<Told> tell(int year, Act act) {
        Actor officer = act.actor();
        return line.pool()
                .doing(
                        act,
                        connection -> cases.hold(connection, line, year, null, EnumSet.allOf(Step.class), officer)
                                .invoke(this::requireLookedAt)
                                .map(CheckedResults::ready)
                                .call(ready -> CheckedResults.requireSampledBySomebodyElse(
                                        connection, line, ready, officer, "通知"))
                                .call(ready -> cases.take(
                                        connection, line, ready, Action.CONCLUDE, standing -> standing, officer))
                                .flatMap(ready -> tell(connection, year, ready, officer)));
    }

    private void requireLookedAt(List<PractitionerCase> held) {
        List<PractitionerCase> ready = CheckedResults.ready(held);
        if (ready.isEmpty()) {
            throw Refusal.of(RefusalCode.NOTHING_TO_TELL, "没有已上报而尚未通知的评定结果")
                    .under(line.terms().clauses().result())
                    .asException();
        }
        Set<String> submitting = CheckedResults.leagues(ready);
        List<PractitionerCase> concerned = held.stream()
                .filter(each -> submitting.contains(each.subject().leadLeague()))
                .toList();
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
        List<Letter> letters = byLeague.entrySet().stream()
                .map(each -> letter(year, each.getKey(), each.getValue()))
                .toList();
        return line.inbox().deliver(connection, letters, officer).replaceWith(new Told(year, results));
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
