package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionCase;
import io.ecocredit.evaluations.InstitutionFinding;
import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.submission.CheckedResults;
import io.ecocredit.procedure.submission.LatestFacts;
import io.ecocredit.publication.Determined;
import io.ecocredit.publication.DeterminedResults;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Publishes what leagues have submitted and the region has looked at (A20.6): by a second officer, each case once. */
@Singleton
@Cites(provisions = Provision.A20_ITEM_6)
class LeaguePublication {

    private static final Refusal NOTHING = Refusal.of(RefusalCode.NOTHING_TO_PUBLISH, "没有已上报而尚未公布的评定结果");

    private static final Refusal NOT_DRAWN = Refusal.of(
                    RefusalCode.PUBLICATION_INCOMPLETE, "当年有服务记录的机构尚未列入名单，须由盟市再次确定名单后公布")
            .under(Clause.of(Provision.A20_ITEM_1));

    private final InstitutionLine line;
    private final CaseBatches cases;
    private final LatestFacts facts;
    private final DeterminedResults results;
    private final LegalClock clock;

    LeaguePublication(
            InstitutionLine line, CaseBatches cases, LatestFacts facts, DeterminedResults results, LegalClock clock) {
        this.line = line;
        this.cases = cases;
        this.facts = facts;
        this.results = results;
        this.clock = clock;
    }

    /** What was published: how many results of each league, in which edition of the year's release. */
    record Published(int year, int edition, Map<String, Long> results) {}

    /** Whether the procedure has begun: then nothing but it leads to a publication. */
    Uni<Boolean> hasBegun(int year, Actor reader) {
        return line.pool().as(reader, connection -> DeterminedResults.hasBegun(connection, year));
    }

    /**
     * Publishes the results of some leagues, or of all that have submitted.
     *
     * @param leagues empty for all
     * @throws RefusalException 409 when nothing is ready, a sample has not been drawn or not been looked at, something is sent
     *     back, or the officer checked the sample
     */
    Uni<Published> publish(int year, Set<String> leagues, Act act) {
        new EvaluationYear(year).requireOver(cases.today());
        return facts.making(
                line,
                act,
                connection -> cases.hold(connection, line, year, null, EnumSet.allOf(Step.class), act.actor())
                        .map(held -> CheckedResults.concerned(held, leagues, NOTHING))
                        .invoke(this::requireSettled)
                        .call(concerned -> CheckedResults.requireAllDrawn(
                                connection, line, year, concerned, cases.today(), NOT_DRAWN))
                        .map(CheckedResults::ready)
                        .call(ready -> CheckedResults.requireSampledBySomebodyElse(
                                connection, line, ready, act.actor(), "公布")),
                (connection, ready) -> publish(connection, year, ready, act.actor()),
                Refusal.of(RefusalCode.PUBLICATION_INCOMPLETE, "确定之后信用信息有变更，下列评价已退回盟市重新复核，不能公布")
                        .under(Clause.of(Provision.A20_ITEM_5).as(Interpretation.I_31)));
    }

    private Uni<Published> publish(SqlConnection connection, int year, List<InstitutionCase> ready, Actor officer) {
        List<Determined> determined =
                ready.stream().map(LeaguePublication::determined).toList();
        return results.publish(connection, year, determined)
                .call(() -> cases.take(connection, line, ready, Action.PUBLISH, (each, standing) -> standing, officer))
                .map(edition -> new Published(year, edition, byLeague(ready)))
                .call(published -> note(connection, published, officer));
    }

    private void requireSettled(List<InstitutionCase> held) {
        String detail = "尚有" + CheckedResults.unsettled(held).size() + "个评价被退回或抽查未完成，不能公布";
        CheckedResults.requireSettled(line, held, Refusal.of(RefusalCode.PUBLICATION_INCOMPLETE, detail));
    }

    private static Determined determined(InstitutionCase each) {
        InstitutionFinding finding = Objects.requireNonNull(each.finding());
        return new Determined(
                each.subject().uscc(),
                each.subject().name(),
                each.subject().kinds(),
                each.subject().leadLeague(),
                finding.score(),
                finding.grade(),
                finding.ratedBy(),
                finding.at());
    }

    private static Map<String, Long> byLeague(List<InstitutionCase> published) {
        return published.stream()
                .collect(Collectors.groupingBy(
                        each -> each.subject().leadLeague(), TreeMap::new, Collectors.counting()));
    }

    private Uni<Void> note(SqlConnection connection, Published published, Actor officer) {
        return connection
                .preparedQuery("""
                        insert into register.league_releases
                            (year, league, edition, published_by, published_on, published_at, results)
                        select $1, league, $2, $3, $4, $5, results from unnest($6::text[], $7::integer[]) as t (league, results)
                        """)
                .execute(Tuple.tuple()
                        .addInteger(published.year())
                        .addInteger(published.edition())
                        .addString(officer.name())
                        .addLocalDate(cases.today())
                        .addOffsetDateTime(clock.now())
                        .addArrayOfString(published.results().keySet().toArray(String[]::new))
                        .addArrayOfInteger(published.results().values().stream()
                                .map(Math::toIntExact)
                                .toArray(Integer[]::new)))
                .replaceWithVoid();
    }
}
