package io.ecocredit.hints;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.ecocredit.hints.FiledHintReport.LeagueMonth;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reports of hints and notices; every method works in the transaction of the connection it is given. */
@Singleton
class HintRepository extends EntityRepository<FiledHintReport, LeagueMonth> {

    /** Records that are hints now and count: amended or withdrawn ones are what they were made. */
    private static final String HINTS = """
            select r.record_no, r.uscc, r.division, r.item, r.produced_on, r.authority, r.document_no
            from register.current_records r
            where r.category = 'HINT' and coalesce((select v.kind not in ('WITHDRAWN', 'QUASHED')
                from register.record_events v
                where v.record_no = r.record_no and v.kind in ('WITHDRAWN', 'QUASHED', 'REINSTATED')
                order by v.event_no desc limit 1), true)
            """;

    private static final Rows<Reported> REPORTED = Rows.of(Reported.class);

    private final HintQueries queries;
    private final Divisions divisions;
    private final LegalClock clock;

    HintRepository(HintQueries queries, Divisions divisions, LegalClock clock) {
        super(Side.REGISTER);
        this.queries = queries;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** A hint that is reported, as the number it is among all reported on its institution. */
    @Embeddable
    record Numbered(
            String uscc,
            String name,
            String recordNo,
            String item,
            LocalDate producedOn,
            String authority,
            @Column(name = "hints") int number) {}

    /**
     * A hint that is reported, and what was told of it last.
     *
     * @param number it is among all reported on its institution
     */
    record Reported(
            String uscc,
            String name,
            String recordNo,
            String item,
            LocalDate producedOn,
            String authority,
            int number,
            HintNotice.@Nullable Kind told) {

        Numbered numbered() {
            return new Numbered(uscc, name, recordNo, item, producedOn, authority, number);
        }
    }

    /** Files the report of a month, or answers false when the league has. */
    Uni<Boolean> report(SqlConnection connection, YearMonth month, Actor actor, LocalDate today) {
        FiledHintReport report = new FiledHintReport(
                new LeagueMonth(month.atDay(1), Objects.requireNonNull(actor.league())),
                actor.name(),
                today,
                clock.instant());
        return on(connection, () -> persist(report))
                .replaceWith(true)
                .onFailure(SqlState::isTakenKey)
                .recoverWithItem(false);
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
        List<String> leagues = league == null
                ? divisions.leagues().stream().map(Division::code).toList()
                : List.of(league);
        return on(connection, () -> queries.filed(month.atDay(1), leagues))
                .map(filed -> filed.stream().collect(toMap(each -> each.key.league(), identity())))
                .map(filed -> leagues.stream()
                        .map(each -> report(month, each, filed.get(each)))
                        .toList());
    }

    private HintReport report(YearMonth month, String league, @Nullable FiledHintReport filed) {
        return new HintReport(
                month.toString(),
                league,
                divisions.nameOf(league),
                filed == null ? null : filed.reportedOn,
                filed == null ? List.of() : List.copyOf(filed.records));
    }

    /**
     * Hints reported by the end of a month, with the number that each is on its institution. Of several of one document the first
     * that was told, or else the earliest, is the hint, and the others are none (I-7).
     */
    Uni<List<Reported>> reported(SqlConnection connection, YearMonth month) {
        return REPORTED.all(
                connection,
                """
                with heard as (
                    select h.record_no, h.uscc, h.item, h.produced_on, h.authority,
                        case when h.document_no is null then h.record_no
                            else access.folded(h.document_no) || ' '
                                || register.standing_authority(h.record_no, h.authority) end as matter,
                        (select c.kind from register.co_investigations c where c.record_no = h.record_no
                            order by c.position desc limit 1) as told
                    from (%s) as h
                    where h.produced_on < $2 and (h.division = $3 or exists (
                        select from register.reported_hints p
                        where p.record_no = h.record_no and p.month <= $1))),
                placed as (
                    select h.*, row_number() over (partition by h.uscc, h.matter
                        order by coalesce(h.told, 'WITHDRAWAL') = 'WITHDRAWAL', h.produced_on, h.record_no) as place
                    from heard h),
                reported as (
                    select p.*, row_number() over (partition by p.uscc order by p.produced_on, p.record_no) as number
                    from placed p where p.place = 1)
                select r.uscc, i.name, r.record_no, r.item, r.produced_on, r.authority, r.number, r.told
                from reported r join register.institutions i using (uscc)
                order by r.uscc, r.number
                """.formatted(HINTS),
                Tuple.of(month.atDay(1), month.plusMonths(1).atDay(1), Divisions.REGION));
    }

    /** What was told of a hint last, if anything. */
    Uni<@Nullable IssuedNotice> lastOf(SqlConnection connection, String recordNo) {
        return on(connection, () -> queries.of(recordNo).map(told -> told.isEmpty() ? null : told.getFirst()));
    }

    /** @param day in Asia/Shanghai */
    Uni<HintNotice> issue(
            SqlConnection connection,
            HintNotice.Kind kind,
            boolean toldLeagues,
            Numbered hint,
            YearMonth month,
            Actor actor,
            LocalDate day) {
        IssuedNotice notice = new IssuedNotice();
        notice.kind = kind;
        notice.toldLeagues = toldLeagues;
        notice.month = month.atDay(1);
        notice.hint = hint;
        notice.issuedBy = actor.name();
        notice.issuedOn = day;
        notice.issuedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Statements.number(connection, "select nextval('register.hint_forward_positions')", Tuple.tuple())
                .invoke(position -> notice.position = position)
                .chain(() -> on(connection, () -> getSession().flatMap(session -> session.persist(notice))))
                .replaceWith(notice::view);
    }

    /** All that was told after a position, in its order, no more than asked for. */
    Uni<List<HintNotice>> after(SqlConnection connection, long position, int limit) {
        return on(connection, () -> queries.after(position, limit).map(HintRepository::views));
    }

    /** The same of what all leagues were told. */
    Uni<List<HintNotice>> toldAfter(SqlConnection connection, long position, int limit) {
        return on(connection, () -> queries.toldAfter(position, limit).map(HintRepository::views));
    }

    private static List<HintNotice> views(List<IssuedNotice> found) {
        return found.stream().map(IssuedNotice::view).toList();
    }
}
