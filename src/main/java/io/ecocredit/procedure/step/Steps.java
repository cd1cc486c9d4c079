package io.ecocredit.procedure.step;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** What a step that is taken on one case brings about: days, findings, letters to those concerned. */
@Singleton
@Cites(
        value = {Article.A20, Article.A21},
        settles = {Interpretation.I_19, Interpretation.I_29})
public class Steps {

    private final Calendars calendars;
    private final CaseHistory history;

    Steps(Calendars calendars, CaseHistory history) {
        this.calendars = calendars;
        this.history = history;
    }

    /** Takes a step that is allowed, with all that follows from it, in the transaction of the connection. */
    public <C extends Case> Uni<Void> take(
            SqlConnection connection, Line<C, ?> line, Move<C> move, StepOrder order, Attempt attempt) {
        return told(connection, line, move, order, attempt)
                .call(told -> history.take(connection, line, List.of(told.move()), attempt.actor(), attempt.today()))
                .call(told -> line.follow(connection, told.move()))
                .flatMap(told -> line.inbox().deliver(connection, line.letters(told), attempt.actor()));
    }

    /** Takes the service's own step on each case, one after the other. */
    <C extends Case> Uni<Void> takeEach(SqlConnection connection, Line<C, ?> line, List<C> cases, Attempt attempt) {
        return OneByOne.each(
                        cases,
                        each -> take(connection, line, attempt.on(each, line.procedure()), StepOrder.EMPTY, attempt))
                .replaceWithVoid();
    }

    private <C extends Case> Uni<Telling<C>> told(
            SqlConnection connection, Line<C, ?> line, Move<C> move, StepOrder order, Attempt attempt) {
        LocalDate today = attempt.today();
        Standing to = move.to();
        return switch (attempt.action()) {
            case NOTIFY ->
                due(connection, move, WorkingPeriod.FILING, order, today)
                        .map(due -> served(move.to(to.notified(order.arrival(today), due)), due, order, today));
            case PROPOSE ->
                due(connection, move, WorkingPeriod.OBJECTION, order, today)
                        .flatMap(due -> line.draw(connection, move.from(), today, attempt.actor())
                                .map(number ->
                                        to.proposed(number, attempt.actor().name(), due))
                                .map(proposed -> served(move.to(proposed), due, order, today)));
            case DETERMINE ->
                line.draw(connection, move.from(), today, attempt.actor())
                        .map(number -> plain(move.to(to.determined(number)), today));
            case FILE -> done(move.to(to.filed(today)), today);
            case CONFIRM -> done(move.to(to.answered(Standing.Answer.CONFIRMED)), today);
            case OBJECT -> done(move.to(to.answered(Standing.Answer.OBJECTED)), today);
            case RECORD_SILENCE -> done(move.to(to.answered(Standing.Answer.SILENT)), today);
            case DECIDE_OBJECTION, REMOVE, REINSTATE, ACCEPT, RETURN, REOPEN, SEND_LETTER -> done(move, today);
            case OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE -> throw takenTogether(move);
        };
    }

    private Uni<LocalDate> due(
            SqlConnection connection, Move<?> move, WorkingPeriod period, StepOrder order, LocalDate today) {
        return calendars.lastDay(connection, move.from().subject().year(), period, order.arrival(today));
    }

    private static <C extends Case> Telling<C> served(Move<C> move, LocalDate due, StepOrder order, LocalDate today) {
        return new Telling<>(move, today, due, order.serviceText(today));
    }

    private static <C extends Case> Telling<C> plain(Move<C> move, LocalDate today) {
        return new Telling<>(move, today, null, null);
    }

    private static <C extends Case> Uni<Telling<C>> done(Move<C> move, LocalDate today) {
        return Uni.createFrom().item(plain(move, today));
    }

    private static RefusalException takenTogether(Move<?> move) {
        return Refusal.of(RefusalCode.TAKEN_TOGETHER, "“" + move.by().action().label() + "”就整个名单一并办理")
                .under(move.by().clause())
                .asException();
    }
}
