package io.ecocredit.years;

import io.ecocredit.evaluations.CaseBatches;
import io.ecocredit.evaluations.InstitutionCase;
import io.ecocredit.evaluations.InstitutionFinding;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.publication.Determined;
import io.ecocredit.publication.DeterminedResults;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
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
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Publishes what leagues have submitted and the region has looked at (A20.6): by a second officer, each case once. */
@Singleton
@Cites(Article.A20)
class LeaguePublication {

    private static final Clause CLAUSE = Clause.of(Article.A20, "第（六）项");
    private static final Set<Step> READY = EnumSet.of(Step.SUBMITTED, Step.ACCEPTED);
    private static final Set<Step> SENT_BACK = EnumSet.of(Step.RETURNED, Step.DETERMINED);

    private final Inside inside;
    private final CaseBatches cases;
    private final DeterminedResults results;
    private final LegalClock clock;

    LeaguePublication(Inside inside, CaseBatches cases, DeterminedResults results, LegalClock clock) {
        this.inside = inside;
        this.cases = cases;
        this.results = results;
        this.clock = clock;
    }

    /** What was published: how many results of each league, in which edition of the year's release. */
    record Published(int year, int edition, Map<String, Long> results) {}

    /** Whether the procedure has begun: then nothing but it leads to a publication. */
    Uni<Boolean> hasBegun(int year, Actor reader) {
        return inside.as(
                reader,
                connection -> connection
                        .preparedQuery(
                                "select exists (select from register.cases where year = $1 and step <> 'LISTED')")
                        .execute(Tuple.of(year))
                        .map(rows -> rows.iterator().next().getBoolean(0)));
    }

    /**
     * Publishes the results of some leagues, or of all that have submitted.
     *
     * @param leagues empty for all
     * @throws ProblemException 409 when nothing is ready, a sample has not been drawn or not been looked at, something is sent
     *     back, or the officer drew the sample
     */
    Uni<Published> publish(int year, Set<String> leagues, Act act) {
        return inside.doing(
                act,
                connection -> cases.hold(connection, year, null, EnumSet.allOf(Step.class), act.actor())
                        .map(held -> concerned(held, leagues))
                        .invoke(LeaguePublication::requireReady)
                        .call(held -> requireSampledBySomebodyElse(connection, held, act.actor()))
                        .map(held -> held.stream()
                                .filter(each -> READY.contains(each.standing().step()) && !each.isExcluded())
                                .toList())
                        .flatMap(ready -> results.publish(
                                        connection,
                                        year,
                                        ready.stream()
                                                .map(LeaguePublication::determined)
                                                .toList())
                                .call(() -> cases.take(
                                        connection, ready, Action.PUBLISH, standing -> standing, act.actor()))
                                .map(edition -> new Published(year, edition, byLeague(ready))))
                        .call(published -> note(connection, published, act.actor())));
    }

    private static List<InstitutionCase> concerned(List<InstitutionCase> held, Set<String> leagues) {
        Set<String> submitted = held.stream()
                .filter(each -> READY.contains(each.standing().step()) && !each.isExcluded())
                .map(each -> each.subject().leadLeague())
                .filter(league -> leagues.isEmpty() || leagues.contains(league))
                .collect(Collectors.toSet());
        if (submitted.isEmpty() || !submitted.containsAll(leagues)) {
            throw new ProblemException(409, "NOTHING_TO_PUBLISH", "没有已上报而尚未公布的评定结果", CLAUSE.toString());
        }
        return held.stream()
                .filter(each -> submitted.contains(each.subject().leadLeague()))
                .toList();
    }

    private static void requireReady(List<InstitutionCase> held) {
        List<Problem.FieldError> missing = held.stream()
                .filter(each -> !each.isExcluded())
                .flatMap(each -> SENT_BACK.contains(each.standing().step())
                        ? Stream.of(missing(each, each.standing().step().label()))
                        : each.standing().sampled() && each.standing().step() == Step.SUBMITTED
                                ? Stream.of(missing(each, "已抽中，尚未作出抽查结论"))
                                : Stream.empty())
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    Problem.of(409, "PUBLICATION_INCOMPLETE", "尚有" + missing.size() + "个评价被退回或抽查未完成，不能公布")
                            .under(CLAUSE.toString())
                            .at(missing));
        }
    }

    private static Problem.FieldError missing(InstitutionCase each, String why) {
        return new Problem.FieldError(
                "evaluations/" + each.id(),
                each.subject().uscc(),
                each.standing().step().name(),
                each.subject().name() + "：" + why,
                Clause.of(Article.A20, "第（五）项").toString());
    }

    /** Every submission that is published has its sample, and not one that the publishing officer has drawn. */
    private static Uni<Void> requireSampledBySomebodyElse(
            SqlConnection connection, List<InstitutionCase> held, Actor officer) {
        return connection
                .preparedQuery("""
                        select s.league, k.drawn_by from register.submissions s left join register.spot_checks k using (submission_id)
                        where s.submission_id = any($1)
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(held.stream()
                                .filter(each -> READY.contains(each.standing().step()))
                                .map(each ->
                                        Objects.requireNonNull(each.standing().submission()))
                                .distinct()
                                .toArray(UUID[]::new)))
                .invoke(rows -> rows.forEach(row -> {
                    if (row.getString(1) == null) {
                        throw new ProblemException(
                                409,
                                "NOT_CHECKED",
                                row.getString(0) + "的上报尚未抽查",
                                Clause.of(Article.A20, "第（五）项").toString());
                    }
                    if (row.getString(1).equals(officer.name())) {
                        throw new ProblemException(
                                409, "SECOND_OFFICER_NEEDED", "抽查由您进行，须由自治区另一名工作人员公布", CLAUSE.toString());
                    }
                }))
                .replaceWithVoid();
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
