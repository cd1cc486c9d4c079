package io.ecocredit.procedure.board;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.procedure.board.Assessment.Punctuality;
import io.ecocredit.procedure.line.Assessed;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts cases and assesses leagues by their histories (A7.1), in the transaction of the connection it is given. */
@Singleton
@Cites(Article.A7)
public class BoardRepository {

    private static final Rows<Punctuality> PUNCTUALITY =
            Rows.of(Punctuality.class, Map.of("label", row -> "", "clause", row -> ""));

    private final Divisions divisions;
    private final LegalClock clock;
    private final Rows<Progress> progress;
    private final Rows<Assessment> assessments;

    BoardRepository(Divisions divisions, LegalClock clock) {
        this.divisions = divisions;
        this.clock = clock;
        Function<Row, @Nullable Object> leagueLabel = row -> divisions.nameOf(row.getString("league"));
        this.progress = Rows.of(Progress.class, Map.of("leagueLabel", leagueLabel));
        this.assessments =
                Rows.of(Assessment.class, Map.of("leagueLabel", leagueLabel, "punctuality", row -> List.of()));
    }

    /** Leagues by step, as today stands in Asia/Shanghai; a league sees its own. */
    Uni<List<Progress>> progress(SqlConnection connection, Line<?, ?> line, int year, Actor reader) {
        LocalDate today = clock.today();
        return progress.all(connection, """
                select lead_league as league, step, count(*) as cases, count(*) filter (
                    where step = 'NOTIFIED' and filing_due < $2 or step = 'PROPOSED' and answer_due < $2) as overdue
                from %s.cases where year = $1 and ($3::text is null or lead_league = $3)
                group by lead_league, step order by lead_league, step
                """.formatted(line.schema()), Tuple.of(year, today, reader.league()));
    }

    /** Assessments of a year that is open; a league reads its own. */
    Uni<List<Assessment>> assessments(SqlConnection connection, Line<?, ?> line, int year, Actor reader) {
        List<String> leagues = reader.league() == null
                ? divisions.leagues().stream().map(Division::code).toList()
                : List.of(reader.league());
        return OneByOne.each(leagues, league -> assess(connection, new Work(line, year, league)));
    }

    /** What a league did with one line of a year. */
    private record Work(Line<?, ?> line, int year, String league) {

        Assessed assessed() {
            return line.outline().assessed();
        }
    }

    private Uni<Assessment> assess(SqlConnection connection, Work work) {
        return OneByOne.each(
                        work.assessed().dated(),
                        dated -> punctuality(connection, work, dated.getKey(), dated.getValue()))
                .flatMap(punctuality -> connection
                        .preparedQuery("""
                                with mine as (select case_id, step from %1$s.cases where year = $1 and lead_league = $2),
                                steps as (select s.* from %1$s.case_steps s join mine using (case_id)),
                                said as (%2$s),
                                repaired as (%3$s)
                                select $2 as league, (select count(*) from mine where step <> 'REMOVED') as cases,
                                    array(select distinct case_id from steps where action = 'RETURN' order by case_id) as returned,
                                    (select count(*) from steps where action = 'DECIDE_OBJECTION') as objections_decided,
                                    array(select distinct case_id from steps
                                        where action = 'DECIDE_OBJECTION' and upheld order by case_id)
                                        as objections_upheld,
                                    array(select case_id from mine where step = 'OBJECTED' order by case_id) as objections_open,
                                    (select count(*) from said) as comments,
                                    array(select comment_id from said where not answered order by comment_id)
                                        as comments_unanswered,
                                    (select count(*) from repaired where decided) as repairs_decided,
                                    array(select repair_id from repaired where late order by repair_id) as repairs_late
                                """.formatted(
                                        work.line().schema(),
                                        work.assessed().comments(),
                                        work.assessed().repairs()))
                        .execute(Tuple.of(work.year(), work.league()))
                        .map(assessments.with("punctuality", row -> punctuality)::one));
    }

    private Uni<Punctuality> punctuality(SqlConnection connection, Work work, FixedDate date, Action action) {
        LocalDate today = clock.today();
        return connection
                .preparedQuery(
                        """
                        with due as (select (plan->>$4)::date as last_day from register.years where year = $1),
                        mine as (
                            select c.case_id, due.last_day, (select min(s.done_on) from %1$s.case_steps s
                                where s.case_id = c.case_id and s.action = $3) as done_on
                            from %1$s.cases c cross join due
                            where c.year = $1 and c.lead_league = $2 and c.step <> 'REMOVED' %2$s)
                        select $4 as step, (select last_day from due) as last_day,
                            count(*) filter (where done_on <= last_day) as in_time,
                            array(select case_id from mine where done_on > last_day order by case_id) as late,
                            array(select case_id from mine where done_on is null and $5::date > last_day order by case_id) as overdue
                        from mine
                        """.formatted(work.line().schema(), work.assessed().evaluated()))
                .execute(Tuple.tuple()
                        .addInteger(work.year())
                        .addString(work.league())
                        .addString(action.name())
                        .addString(date.name())
                        .addLocalDate(today))
                .map(PUNCTUALITY
                        .with("label", row -> date.label())
                        .with(
                                "clause",
                                row -> work.line()
                                        .procedure()
                                        .clauseOf(date, RuleBook.of(work.year()))
                                        .toString())::one);
    }
}
