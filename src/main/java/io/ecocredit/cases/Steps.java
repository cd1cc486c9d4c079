package io.ecocredit.cases;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a step that is taken on one case brings about: days, findings, notices to those concerned. */
@Singleton
@Cites(settles = {Interpretation.I_19, Interpretation.I_29})
class Steps {

    private final Findings findings;
    private final Calendars calendars;
    private final Inbox inbox;
    private final CaseHistory history;

    Steps(Findings findings, Calendars calendars, Inbox inbox, CaseHistory history) {
        this.findings = findings;
        this.calendars = calendars;
        this.inbox = inbox;
        this.history = history;
    }

    /** A move with the notices that tell of it. */
    private record Outcome(Move move, List<Letter> letters) {}

    /** Takes a step that is allowed, with all that follows from it, in the transaction of the connection. */
    Uni<Void> take(SqlConnection connection, Move move, StepOrder order, Attempt attempt) {
        return outcome(connection, move, order, attempt)
                .flatMap(outcome -> history.take(connection, List.of(outcome.move()), attempt.actor(), attempt.today())
                        .chain(() -> inbox.deliver(connection, outcome.letters(), attempt.actor())));
    }

    private Uni<Outcome> outcome(SqlConnection connection, Move move, StepOrder order, Attempt attempt) {
        LocalDate today = attempt.today();
        Standing to = move.to();
        Notices notices = new Notices(move, today);
        return switch (attempt.action()) {
            case NOTIFY -> {
                LocalDate arrival = arrival(order, today);
                yield due(connection, move.from(), WorkingPeriod.FILING, arrival)
                        .map(due -> outcome(
                                move, to.notified(arrival, due), notices.notification(due, service(order, today))));
            }
            case FILE -> done(move, to.filed(today), notices.filed());
            case PROPOSE -> {
                LocalDate arrival = arrival(order, today);
                yield due(connection, move.from(), WorkingPeriod.OBJECTION, arrival)
                        .flatMap(due -> findings.draw(connection, move.from(), today, attempt.actor())
                                .map(number -> outcome(
                                        move,
                                        to.proposed(number, attempt.actor().name(), due),
                                        notices.proposal(due, service(order, today)))));
            }
            case CONFIRM -> done(move, to.answered(Standing.Answer.CONFIRMED), List.of());
            case OBJECT -> done(move, to.answered(Standing.Answer.OBJECTED), notices.objection());
            case RECORD_SILENCE -> done(move, to.answered(Standing.Answer.SILENT), notices.silence());
            case DECIDE_OBJECTION -> done(move, to, notices.decision());
            case DETERMINE ->
                findings.draw(connection, move.from(), today, attempt.actor())
                        .map(number -> outcome(move, to.determined(number), List.of()));
            case REMOVE, REINSTATE -> done(move, to, notices.listing());
            case ACCEPT -> done(move, to, List.of());
            case RETURN -> done(move, to, notices.returned());
            case OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE, SEND_LETTER ->
                throw new ProblemException(
                        409,
                        "TAKEN_TOGETHER",
                        "“" + attempt.action().label() + "”由牵头机关就整个名单一并办理",
                        move.by().clause().toString());
        };
    }

    private static Uni<Outcome> done(Move move, Standing to, List<Letter> letters) {
        return Uni.createFrom().item(outcome(move, to, letters));
    }

    private static Outcome outcome(Move move, Standing to, List<Letter> letters) {
        return new Outcome(new Move(move.from(), move.by(), to, move.order(), move.dueOn()), letters);
    }

    private static LocalDate arrival(StepOrder order, LocalDate today) {
        service(order, today);
        return order.service() == null
                ? today
                : Objects.requireNonNull(order.service().deliveredOn());
    }

    private static @Nullable String service(StepOrder order, LocalDate today) {
        return order.service() == null ? null : order.service().text(today);
    }

    private Uni<LocalDate> due(SqlConnection connection, Case subject, WorkingPeriod period, LocalDate arrival) {
        return calendars.current(connection).map(calendar -> due(calendar, subject, period, arrival));
    }

    private static LocalDate due(WorkingCalendar calendar, Case subject, WorkingPeriod period, LocalDate arrival) {
        int days = Objects.requireNonNull(
                RuleBook.of(subject.subject().year()).workingDays().get(period));
        return calendar.after(arrival, days).lastDay();
    }
}
