package io.ecocredit.hints;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Rows;
import io.ecocredit.platform.database.Statements;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports of hints and notices; every method works in the transaction of the connection it is given. */
@Singleton
class HintRepository {

    /** Records that are hints now and count: amended or withdrawn ones are what they were made. */
    private static final String HINTS = """
            select r.record_no, r.uscc, r.division, r.produced_on from register.current_records r
            where r.category = 'HINT' and coalesce((select v.kind not in ('WITHDRAWN', 'QUASHED')
                from register.record_events v
                where v.record_no = r.record_no and v.kind in ('WITHDRAWN', 'QUASHED', 'REINSTATED')
                order by v.event_no desc limit 1), true)
            """;

    private static final String NOTICES = """
            select notice_id, position, uscc, name, to_char(month, 'YYYY-MM') as month, hints, record_no, item,
                produced_on, authority, issued_on, issued_at
            from register.co_investigations
            """;

    private static final Rows<CoInvestigation> NOTICE = Rows.of(
            CoInvestigation.class,
            Map.of("clause", row -> Clause.of(Article.A30).toString()));

    private static final Rows<Numbered> NUMBERED = Rows.of(Numbered.class);

    private final Divisions divisions;
    private final LegalClock clock;
    private final Rows<HintReport> reports;

    HintRepository(Divisions divisions, LegalClock clock) {
        this.divisions = divisions;
        this.clock = clock;
        this.reports =
                Rows.of(HintReport.class, Map.of("leagueLabel", row -> divisions.nameOf(row.getString("league"))));
    }

    /** A hint that is reported, as the number it is among all reported on its institution. */
    record Numbered(String recordNo, String uscc, LocalDate producedOn, int number) {}

    /** Files the report of a month, or answers false when the league has. */
    Uni<Boolean> report(SqlConnection connection, YearMonth month, Actor actor, LocalDate today) {
        return Statements.isOne(
                connection, """
                insert into register.hint_reports (month, league, reported_by, reported_on, recorded_at)
                values ($1, $2, $3, $4, $5) on conflict do nothing
                """, Tuple.of(month.atDay(1), actor.league(), actor.name(), today, clock.now()));
    }

    /** Reports all hints of the league to the end of a month that no report holds yet. */
    Uni<Void> include(SqlConnection connection, YearMonth month, Actor actor) {
        return connection
                .preparedQuery("""
                        insert into register.reported_hints (record_no, month, league)
                        select h.record_no, $1, $2 from (%s) as h
                        where access.league_of(h.division) = $2 and h.produced_on < $3
                            and not exists (select from register.reported_hints p where p.record_no = h.record_no)
                        """.formatted(HINTS))
                .execute(Tuple.of(
                        month.atDay(1), actor.league(), month.plusMonths(1).atDay(1)))
                .replaceWithVoid();
    }

    /** The reports of a month, of every league that the reader may see, filed or not. */
    Uni<List<HintReport>> reports(SqlConnection connection, YearMonth month, @Nullable String league) {
        String[] leagues = league == null
                ? divisions.leagues().stream().map(each -> each.code()).toArray(String[]::new)
                : new String[] {league};
        return reports.all(
                connection, """
                select to_char($1::date, 'YYYY-MM') as month, l.league, p.reported_on,
                    array(select h.record_no from register.reported_hints h
                        where h.month = $1 and h.league = l.league order by h.record_no) as records
                from unnest($2::text[]) as l (league)
                    left join register.hint_reports p on p.month = $1 and p.league = l.league
                order by l.league
                """, Tuple.tuple().addLocalDate(month.atDay(1)).addArrayOfString(leagues));
    }

    /** Hints reported by the end of a month that no notice tells of, with the number that each is on its institution. */
    Uni<List<Numbered>> untold(SqlConnection connection, YearMonth month) {
        return NUMBERED.all(
                connection,
                """
                with reported as (
                    select h.record_no, h.uscc, h.produced_on,
                        row_number() over (partition by h.uscc order by h.produced_on, h.record_no) as number
                    from (%s) as h
                    where h.produced_on < $2 and (h.division = $3 or exists (
                        select from register.reported_hints p
                        where p.record_no = h.record_no and p.month <= $1)))
                select r.record_no, r.uscc, r.produced_on, r.number from reported r
                where not exists (select from register.co_investigations c where c.record_no = r.record_no)
                order by r.uscc, r.number
                """.formatted(HINTS),
                Tuple.of(month.atDay(1), month.plusMonths(1).atDay(1), Divisions.REGION));
    }

    Uni<CoInvestigation> issue(SqlConnection connection, Numbered hint, YearMonth month, Actor actor, LocalDate today) {
        return connection
                .preparedQuery("""
                        insert into register.co_investigations
                            (position, uscc, name, month, record_no, item, produced_on, authority, hints, issued_by,
                            issued_on, issued_at)
                        select nextval('register.hint_forward_positions'), r.uscc, i.name, $1, r.record_no, r.item,
                            r.produced_on, r.authority, $3, $4, $5, $6
                        from register.current_records r join register.institutions i on i.uscc = r.uscc
                        where r.record_no = $2
                        """)
                .execute(Tuple.tuple()
                        .addLocalDate(month.atDay(1))
                        .addString(hint.recordNo())
                        .addInteger(hint.number())
                        .addString(actor.name())
                        .addLocalDate(today)
                        .addOffsetDateTime(clock.now()))
                .chain(() -> connection
                        .preparedQuery(NOTICES + " where record_no = $1")
                        .execute(Tuple.of(hint.recordNo())))
                .map(NOTICE::one);
    }

    /** Notices after a position, in their order, one more than asked for if there are more. */
    Uni<List<CoInvestigation>> after(SqlConnection connection, long position, int limit) {
        return NOTICE.all(
                connection, NOTICES + " where position > $1 order by position limit $2", Tuple.of(position, limit));
    }
}
