package io.ecocredit.evaluations;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

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
        InstitutionLetters notices = new InstitutionLetters(move, today);
        return switch (attempt.action()) {
            case NOTIFY -> {
                LocalDate arrival = order.arrival(today);
                yield due(connection, move.from(), WorkingPeriod.FILING, arrival)
                        .map(due -> outcome(
                                move, to.notified(arrival, due), notices.notification(due, order.serviceText(today))));
            }
            case FILE -> done(move, to.filed(today), notices.filed());
            case PROPOSE -> {
                LocalDate arrival = order.arrival(today);
                yield due(connection, move.from(), WorkingPeriod.OBJECTION, arrival)
                        .flatMap(due -> findings.draw(connection, move.from(), today, attempt.actor())
                                .map(number -> outcome(
                                        move,
                                        to.proposed(number, attempt.actor().name(), due),
                                        notices.proposal(due, order.serviceText(today)))));
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
            case REOPEN -> done(move, to, notices.reopened());
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

    private Uni<LocalDate> due(
            SqlConnection connection, InstitutionCase subject, WorkingPeriod period, LocalDate arrival) {
        return calendars.lastDay(connection, subject.subject().year(), period, arrival);
    }
}
