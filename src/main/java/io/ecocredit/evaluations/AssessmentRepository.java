package io.ecocredit.evaluations;

import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.Assessment.Punctuality;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Assesses leagues by the histories of their cases (A7.1), in the transaction of the connection it is given. */
@Singleton
@Cites(Article.A7)
public class AssessmentRepository {

    private static final Map.Entry<FixedDate, Action> LISTING = Map.entry(FixedDate.PARTICIPANT_LIST, Action.NOTIFY);
    private static final Map.Entry<FixedDate, Action> NOTICE =
            Map.entry(FixedDate.PUBLIC_NOTICE_OPENS, Action.OPEN_NOTICE);
    private static final Map.Entry<FixedDate, Action> SUBMISSION = Map.entry(FixedDate.SUBMISSION, Action.SUBMIT);

    private final Divisions divisions;
    private final LegalClock clock;

    AssessmentRepository(Divisions divisions, LegalClock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Assessments of a year that is open; a league reads its own. */
    public Uni<List<Assessment>> of(SqlConnection connection, Line line, int year, Actor reader) {
        List<String> leagues = reader.league() == null
                ? divisions.leagues().stream().map(Division::code).toList()
                : List.of(reader.league());
        return each(leagues, league -> assess(connection, new Work(line, year, league)));
    }

    /** What a league did with one line of a year. */
    private record Work(Line line, int year, String league) {

        /** Steps that a league does by a fixed date, with the action that does them. */
        List<Map.Entry<FixedDate, Action>> dated() {
            return line == Line.INSTITUTIONS ? List.of(LISTING, NOTICE, SUBMISSION) : List.of(LISTING, SUBMISSION);
        }

        Procedure procedure() {
            return line == Line.INSTITUTIONS ? Procedure.INSTITUTIONS : Procedure.PRACTITIONERS;
        }

        /** Cases outside the evaluation today are nobody's delay. */
        String evaluated() {
            return line == Line.INSTITUTIONS ? """
                    and not exists (
                        select from register.exclusions x left join register.exclusion_returns r using (exclusion_id)
                        where x.uscc = c.uscc and x.from_on <= $5 and (r.until_on is null or r.until_on > $5))
                    """ : "";
        }

        /** Comments of the public, of which there are none on practitioners. */
        String said() {
            return line == Line.INSTITUTIONS ? """
                    select m.comment_id, a.comment_id is not null as answered
                    from register.comments m join published.public_notices n using (notice_id)
                        left join register.comment_answers a using (comment_id)
                    where n.year = $1 and m.league = $2
                    """ : "select null::uuid as comment_id, false as answered where false";
        }

        /** Repairs that the league decided, or has not decided although the day has passed (A26.2, A28). */
        String repaired() {
            return line == Line.INSTITUTIONS ? """
                    select p.repair_id, s.done_on is not null as decided,
                        coalesce(s.done_on > s.due_on, e.repair_id is not null) as late
                    from register.repairs p join register.cases c using (uscc, year)
                        left join register.repair_steps s on s.repair_id = p.repair_id and s.move = 'DECIDE'
                        left join register.repair_escalations e on e.repair_id = p.repair_id
                    where c.year = $1 and c.lead_league = $2
                    """ : """
                    select p.repair_id, p.decided_on is not null as decided, p.overdue_told_on is not null as late
                    from practitioners.repairs p where p.year = $1 and p.lead_league = $2
                    """;
        }
    }

    private Uni<Assessment> assess(SqlConnection connection, Work work) {
        return each(work.dated(), dated -> punctuality(connection, work, dated.getKey(), dated.getValue()))
                .flatMap(punctuality -> connection
                        .preparedQuery("""
                                with mine as (select case_id, step from %1$s.cases where year = $1 and lead_league = $2),
                                steps as (select s.* from %1$s.case_steps s join mine using (case_id)),
                                said as (%2$s),
                                repaired as (%3$s)
                                select (select count(*) from mine where step <> 'REMOVED'),
                                    array(select distinct case_id from steps where action = 'RETURN' order by case_id),
                                    (select count(*) from steps where action = 'DECIDE_OBJECTION'),
                                    array(select distinct case_id from steps
                                        where action = 'DECIDE_OBJECTION' and upheld order by case_id),
                                    array(select case_id from mine where step = 'OBJECTED' order by case_id),
                                    (select count(*) from said),
                                    array(select comment_id from said where not answered order by comment_id),
                                    (select count(*) from repaired where decided),
                                    array(select repair_id from repaired where late order by repair_id)
                                """.formatted(work.line().schema(), work.said(), work.repaired()))
                        .execute(Tuple.of(work.year(), work.league()))
                        .map(rows -> assessment(
                                work.league(), punctuality, rows.iterator().next())));
    }

    private Assessment assessment(String league, List<Punctuality> punctuality, Row row) {
        return new Assessment(
                league,
                divisions.nameOf(league),
                row.getLong(0),
                punctuality,
                uuids(row, 1),
                row.getLong(2),
                uuids(row, 3),
                uuids(row, 4),
                row.getLong(5),
                uuids(row, 6),
                row.getLong(7),
                uuids(row, 8));
    }

    private Uni<Punctuality> punctuality(SqlConnection connection, Work work, FixedDate date, Action action) {
        LocalDate today = clock.today();
        return connection
                .preparedQuery("""
                        with due as (select (plan->>$4)::date as last_day from register.years where year = $1),
                        mine as (
                            select c.case_id, due.last_day, (select min(s.done_on) from %1$s.case_steps s
                                where s.case_id = c.case_id and s.action = $3) as done_on
                            from %1$s.cases c cross join due
                            where c.year = $1 and c.lead_league = $2 and c.step <> 'REMOVED' %2$s)
                        select (select last_day from due),
                            count(*) filter (where done_on <= last_day),
                            array(select case_id from mine where done_on > last_day order by case_id),
                            array(select case_id from mine where done_on is null and $5::date > last_day order by case_id)
                        from mine
                        """.formatted(work.line().schema(), work.evaluated()))
                .execute(Tuple.tuple()
                        .addInteger(work.year())
                        .addString(work.league())
                        .addString(action.name())
                        .addString(date.name())
                        .addLocalDate(today))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new Punctuality(
                            date.name(),
                            date.label(),
                            row.getLocalDate(0),
                            work.procedure().clauseOf(date).toString(),
                            row.getLong(1),
                            uuids(row, 2),
                            uuids(row, 3));
                });
    }

    private static <T, U> Uni<List<U>> each(List<T> items, Function<T, Uni<U>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .asList();
    }

    private static List<UUID> uuids(Row row, int column) {
        @Nullable UUID[] found = row.getArrayOfUUIDs(column);
        return found == null ? List.of() : Arrays.asList(found);
    }
}
