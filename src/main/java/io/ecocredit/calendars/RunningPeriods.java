package io.ecocredit.calendars;

import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Periods whose last day was told when they began. A day off that is added while they run lengthens them; none is ever made
 * shorter (I-19).
 */
@Singleton
@Cites(settles = Interpretation.I_19)
class RunningPeriods {

    private static final Rows<Running> RUNNING = Rows.of(Running.class);

    private final Trail trail;
    private final LegalClock clock;

    RunningPeriods(Trail trail, LegalClock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** What runs until the same day, of both lines: no matter whose it is. */
    record Running(WorkingPeriod period, int year, LocalDate lastDay) {

        Optional<PutOff> by(WorkingCalendar before, WorkingCalendar now) {
            int days = RuleBook.of(year).get(period.rule());
            LocalDate later = now.putOff(lastDay, days, before);
            return later.equals(lastDay) ? Optional.empty() : Optional.of(new PutOff(this, later));
        }
    }

    record PutOff(Running running, LocalDate to) {

        Tuple values() {
            return Tuple.of(running.period().name(), running.year(), running.lastDay(), to);
        }

        String told(long many) {
            return running.year() + "年度“" + running.period().label() + "”的最后一日由" + running.lastDay() + "顺延至" + to + "，共"
                    + many + "个";
        }
    }

    /**
     * Lengthens what runs over days that were worked and are off now, in the transaction of the connection, each kind with a line
     * in the audit trail. The latest first, so that nothing that has been moved is met again.
     */
    Uni<Void> putOff(SqlConnection connection, WorkingCalendar before, WorkingCalendar now, Act act) {
        return connection
                .preparedQuery("select period, year, last_day from register.running_periods($1)")
                .execute(Tuple.of(clock.today()))
                .map(RUNNING::all)
                .map(running -> later(running, before, now))
                .flatMap(later -> OneByOne.each(later, each -> putOff(connection, each, act)))
                .replaceWithVoid();
    }

    private static List<PutOff> later(List<Running> running, WorkingCalendar before, WorkingCalendar now) {
        return running.stream()
                .sorted(Comparator.comparing(Running::lastDay).reversed())
                .flatMap(each -> each.by(before, now).stream())
                .toList();
    }

    private Uni<Void> putOff(SqlConnection connection, PutOff each, Act act) {
        return Statements.number(connection, "select register.put_off($1, $2, $3, $4)", each.values())
                .flatMap(many -> trail.add(connection, act.because(each.told(many))));
    }
}
