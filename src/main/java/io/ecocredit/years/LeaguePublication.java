package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionCase;
import io.ecocredit.evaluations.InstitutionFinding;
import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.submission.CheckedResults;
import io.ecocredit.publication.Determined;
import io.ecocredit.publication.DeterminedResults;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
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

    private final InstitutionLine line;
    private final CaseBatches cases;
    private final DeterminedResults results;
    private final LegalClock clock;

    LeaguePublication(InstitutionLine line, CaseBatches cases, DeterminedResults results, LegalClock clock) {
        this.line = line;
        this.cases = cases;
        this.results = results;
        this.clock = clock;
    }

    /** What was published: how many results of each league, in which edition of the year's release. */
    record Published(int year, int edition, Map<String, Long> results) {}

    /** Whether the procedure has begun: then nothing but it leads to a publication. */
    Uni<Boolean> hasBegun(int year, Actor reader) {
        return line.pool()
                .as(
                        reader,
                        connection -> connection
                                .preparedQuery(
                                        "select exists (select from register.cases where year = $1 and step <> 'LISTED') as begun")
                                .execute(Tuple.of(year))
                                .map(rows -> rows.iterator().next().getBoolean("begun")));
    }

    /**
     * Publishes the results of some leagues, or of all that have submitted.
     *
     * @param leagues empty for all
     * @throws RefusalException 409 when nothing is ready, a sample has not been drawn or not been looked at, something is sent
     *     back, or the officer drew the sample
     */
    Uni<Published> publish(int year, Set<String> leagues, Act act) {
        return line.pool()
                .doing(
                        act,
                        connection -> cases.hold(connection, line, year, null, EnumSet.allOf(Step.class), act.actor())
                                .map(held -> concerned(held, leagues))
                                .invoke(this::requireSettled)
                                .map(CheckedResults::ready)
                                .call(ready -> CheckedResults.requireSampledBySomebodyElse(
                                        connection, line, ready, act.actor(), "公布"))
                                .flatMap(ready -> publish(connection, year, ready, act.actor())));
    }

    private Uni<Published> publish(SqlConnection connection, int year, List<InstitutionCase> ready, Actor officer) {
        List<Determined> determined =
                ready.stream().map(LeaguePublication::determined).toList();
        return results.publish(connection, year, determined)
                .call(() -> cases.take(connection, line, ready, Action.PUBLISH, standing -> standing, officer))
                .map(edition -> new Published(year, edition, byLeague(ready)))
                .call(published -> note(connection, published, officer));
    }

    /** The cases of the leagues that are meant, which must have submitted. */
    private static List<InstitutionCase> concerned(List<InstitutionCase> held, Set<String> leagues) {
        Set<String> submitted = CheckedResults.leagues(CheckedResults.ready(held));
        if (!leagues.isEmpty()) {
            submitted.retainAll(leagues);
        }
        if (submitted.isEmpty() || !submitted.containsAll(leagues)) {
            throw RefusalException.of(RefusalCode.NOTHING_TO_PUBLISH, "没有已上报而尚未公布的评定结果");
        }
        return held.stream()
                .filter(each -> submitted.contains(each.subject().leadLeague()))
                .toList();
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
