package io.ecocredit.years;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.repair.PastYear;
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
import java.time.LocalDate;
import java.util.List;

/**
 * Opens a year from before this register to its history: for some days, files of another officer of the region may tell what
 * became of its records although its results are in public (I-30). One officer alone never brings history in.
 */
@Singleton
@Cites(provisions = Provision.A7_PARAGRAPH_2, settles = Interpretation.I_30)
public class HistoryService {

    /** For how many days at most a year is opened at a time. */
    static final int MOST_DAYS = 30;

    private static final Clause CLAUSE = Clause.of(Interpretation.I_30);
    private static final Rows<Opening> OPENINGS = Rows.of(Opening.class);
    private static final Rows<PastYear> YEARS = Rows.of(PastYear.class);

    private final YearService years;
    private final Inside inside;
    private final LegalClock clock;

    HistoryService(YearService years, Inside inside, LegalClock clock) {
        this.years = years;
        this.inside = inside;
        this.clock = clock;
    }

    /**
     * A time in which the history of a year may be brought in.
     *
     * @param openedBy whose own files it does not let in
     * @param openUntil last day, inclusive
     */
    public record Opening(int year, LocalDate openedOn, String openedBy, LocalDate openUntil, String reason) {}

    /**
     * Opens a year to its history.
     *
     * @throws RefusalException 404 when the year is not open, 400 when the day is past or too far, 409 when the year is not over
     *     or not from before this register
     */
    public Uni<List<Opening>> open(EvaluationYear year, LocalDate until, String reason, Act act) {
        LocalDate today = clock.today();
        if (until.isBefore(today) || until.isAfter(today.plusDays(MOST_DAYS))) {
            throw RefusalException.invalid(
                    "until", until.toString(), "应在" + today + "至" + today.plusDays(MOST_DAYS) + "之间");
        }
        if (!today.isAfter(year.lastDay())) {
            throw refusal(year + "年度尚未结束，不是历史年度");
        }
        Tuple opening = Tuple.of(year.value(), act.actor().name(), clock.now(), today, until, reason);
        return years.find(year, act.actor())
                .chain(() -> inside.doing(
                        act,
                        connection -> requirePast(connection, year, today)
                                .chain(() -> Statements.run(connection, """
                        insert into register.history_openings (year, opened_by, opened_at, opened_on, open_until, reason)
                        values ($1, $2, $3, $4, $5, $6)
                        """, opening))
                                .chain(() -> all(connection, year))));
    }

    private static Uni<Void> requirePast(SqlConnection connection, EvaluationYear year, LocalDate today) {
        return YEARS.one(connection, "select * from register.year_in_use($1)", Tuple.of(year.value()))
                .invoke(seen -> Refusal.requireNone(seen.obstacle(today)))
                .replaceWithVoid();
    }

    private static RefusalException refusal(String detail) {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, detail).under(CLAUSE).asException();
    }

    /** Every time that a year was opened to its history, the latest first. */
    Uni<List<Opening>> all(EvaluationYear year, Actor reader) {
        return inside.as(reader, connection -> all(connection, year));
    }

    private static Uni<List<Opening>> all(SqlConnection connection, EvaluationYear year) {
        return OPENINGS.all(connection, """
                select year, opened_on, opened_by, open_until, reason from register.history_openings
                where year = $1 order by opening_id desc
                """, Tuple.of(year.value()));
    }
}
