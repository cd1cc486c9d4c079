package io.ecocredit.years;

import io.ecocredit.cases.CaseHistory.Line;
import io.ecocredit.cases.Progress;
import io.ecocredit.cases.ProgressRepository;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.years.Assessment.Punctuality;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Assesses the leagues' work of a year from the histories of their cases (A7.1), and shows how far each has come. */
@Singleton
@Cites(Article.A7)
class AssessmentService {

    /** Steps that a league does by a fixed date, with the action that does them. */
    private static final List<Map.Entry<FixedDate, Action>> DATED = List.of(
            Map.entry(FixedDate.PARTICIPANT_LIST, Action.NOTIFY),
            Map.entry(FixedDate.PUBLIC_NOTICE_OPENS, Action.OPEN_NOTICE),
            Map.entry(FixedDate.SUBMISSION, Action.SUBMIT));

    private final Inside inside;
    private final YearRepository years;
    private final Divisions divisions;
    private final ProgressRepository progress;
    private final Clock clock;

    AssessmentService(
            Inside inside, YearRepository years, Divisions divisions, ProgressRepository progress, Clock clock) {
        this.inside = inside;
        this.years = years;
        this.divisions = divisions;
        this.progress = progress;
        this.clock = clock;
    }

    /** The progress board: leagues by step. */
    Uni<List<Progress>> progress(int year, Actor reader) {
        return inside.as(reader, connection -> progress.of(connection, Line.INSTITUTIONS, year, reader));
    }

    /** The assessments that the reader may see: a league its own. */
    Uni<List<Assessment>> of(int year, Actor reader) {
        List<String> leagues = reader.league() == null
                ? divisions.leagues().stream().map(Division::code).toList()
                : List.of(reader.league());
        return inside.as(
                reader,
                connection -> years.plan(connection, year)
                        .flatMap(plan -> Multi.createFrom()
                                .iterable(leagues)
                                .onItem()
                                .transformToUniAndConcatenate(league -> assess(connection, year, league, plan))
                                .collect()
                                .asList()));
    }

    private Uni<Assessment> assess(SqlConnection connection, int year, String league, Map<FixedDate, LocalDate> plan) {
        return Multi.createFrom()
                .iterable(DATED)
                .onItem()
                .transformToUniAndConcatenate(dated -> punctuality(
                        connection,
                        new Dated(year, league, dated.getKey(), dated.getValue(), due(plan, dated.getKey()))))
                .collect()
                .asList()
                .flatMap(punctuality -> connection
                        .preparedQuery("""
                                with mine as (select case_id, step from register.cases where year = $1 and lead_league = $2),
                                steps as (select s.* from register.case_steps s join mine using (case_id)),
                                said as (select m.comment_id, a.comment_id is not null as answered
                                    from register.comments m join published.public_notices n using (notice_id)
                                        left join register.comment_answers a using (comment_id)
                                    where n.year = $1 and m.league = $2)
                                select (select count(*) from mine where step <> 'REMOVED'),
                                    array(select distinct case_id from steps where action = 'RETURN' order by case_id),
                                    (select count(*) from steps where action = 'DECIDE_OBJECTION'),
                                    array(select distinct case_id from steps
                                        where action = 'DECIDE_OBJECTION' and upheld order by case_id),
                                    array(select case_id from mine where step = 'OBJECTED' order by case_id),
                                    (select count(*) from said),
                                    array(select comment_id from said where not answered order by comment_id)
                                """)
                        .execute(Tuple.of(year, league))
                        .map(rows ->
                                assessment(league, punctuality, rows.iterator().next())));
    }

    private Assessment assessment(String league, List<Punctuality> punctuality, Row row) {
        return new Assessment(
                league,
                divisions.nameOf(league),
                row.getLong(0),
                punctuality,
                Arrays.asList(row.getArrayOfUUIDs(1)),
                row.getLong(2),
                Arrays.asList(row.getArrayOfUUIDs(3)),
                Arrays.asList(row.getArrayOfUUIDs(4)),
                row.getLong(5),
                Arrays.asList(row.getArrayOfUUIDs(6)));
    }

    private record Dated(int year, String league, FixedDate date, Action action, LocalDate lastDay) {}

    /** Cases outside the evaluation today are nobody's delay. */
    private Uni<Punctuality> punctuality(SqlConnection connection, Dated dated) {
        return connection
                .preparedQuery("""
                        with mine as (
                            select c.case_id, (select min(s.done_on) from register.case_steps s
                                where s.case_id = c.case_id and s.action = $3) as done_on
                            from register.cases c
                            where c.year = $1 and c.lead_league = $2 and c.step <> 'REMOVED' and not exists (
                                select from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                                where x.uscc = c.uscc and x.from_on <= $5 and (r.until_on is null or r.until_on > $5)))
                        select count(*) filter (where done_on <= $4),
                            array(select case_id from mine where done_on > $4 order by case_id),
                            array(select case_id from mine where done_on is null and $5 > $4 order by case_id)
                        from mine
                        """)
                .execute(Tuple.of(dated.year(), dated.league(), dated.action().name(), dated.lastDay(), today()))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Punctuality(
                            dated.date().name(),
                            dated.date().label(),
                            dated.lastDay(),
                            dated.date().clause().toString(),
                            row.getLong(0),
                            uuids(row, 1),
                            uuids(row, 2));
                });
    }

    private static List<UUID> uuids(Row row, int column) {
        @Nullable UUID[] found = row.getArrayOfUUIDs(column);
        return found == null ? List.of() : Arrays.asList(found);
    }

    private static LocalDate due(Map<FixedDate, LocalDate> plan, FixedDate date) {
        return Objects.requireNonNull(plan.get(date));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
    }
}
