package io.ecocredit.procedure.step;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Opening;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.procedure.line.Telling;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Party;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.procedure.Transition;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a step that is taken on one case brings about: days, findings, letters to those concerned. */
@Singleton
@Cites(
        value = {Article.A20, Article.A21},
        settles = {Interpretation.I_19, Interpretation.I_29, Interpretation.I_31})
public class Steps {

    private static final Set<Action> LISTING = EnumSet.of(Action.NOTIFY);
    private static final Set<Action> PROPOSING = EnumSet.of(Action.PROPOSE, Action.PROPOSE_ANEW);
    private static final Set<Action> SENT = EnumSet.of(Action.NOTIFY, Action.PROPOSE, Action.SERVE);

    private final Calendars calendars;
    private final CaseHistory history;

    Steps(Calendars calendars, CaseHistory history) {
        this.calendars = calendars;
        this.history = history;
    }

    /** Takes a step that is allowed, with all that follows from it, in the transaction of the connection. */
    public <C extends Case> Uni<Void> take(
            SqlConnection connection, Line<C, ?> line, Move<C> move, StepOrder order, Attempt attempt) {
        requireNoOtherService(order, attempt.action());
        return told(connection, line, move, order, attempt)
                .flatMap(told -> carryOut(connection, line, told, attempt.actor()));
    }

    private <C extends Case> Uni<Void> carryOut(
            SqlConnection connection, Line<C, ?> line, Telling<C> told, Actor actor) {
        return history.take(connection, line, List.of(told.move()), actor, told.today())
                .chain(() -> line.follow(connection, told.move()))
                .chain(() -> line.inbox().deliver(connection, line.letters(told), actor));
    }

    /**
     * Tells a finding that is worse than what was told, or rests on other records, in place of the step that was to be taken on
     * it, with a new time to object (I-31).
     */
    public <C extends Case> Uni<Void> tellAnew(
            SqlConnection connection, Line<C, ?> line, C subject, Case.Finding found, Actor officer, LocalDate today) {
        return anew(connection, line, subject, found, officer, today)
                .flatMap(told -> carryOut(connection, line, told, officer));
    }

    private <C extends Case> Uni<Telling<C>> anew(
            SqlConnection connection, Line<C, ?> line, C subject, Case.Finding found, Actor officer, LocalDate today) {
        Standing standing = subject.standing();
        Transition row = line.procedure().require(standing.step(), Action.PROPOSE_ANEW, Party.SERVICE);
        Order order = new Order("依今日的信用信息，结果重于此前告知的，或者所依据的信用信息此前没有告知，不予确定", List.of(), null);
        Move<C> move = new Move<>(subject, row, standing.at(row.to()), order, null);
        return sent(connection, line, move, StepOrder.EMPTY, new Sending(WorkingPeriod.OBJECTION, today, officer))
                .map(arrived -> new Telling<>(
                        move.to(move.to().proposed(found.number(), officer.name(), arrived.due())),
                        today,
                        arrived.due(),
                        found,
                        arrived.service()));
    }

    /** A service on paper is stated with a step that sends a notice, and with no other: it would be kept nowhere. */
    private static void requireNoOtherService(StepOrder order, Action action) {
        if (order.service() != null && !SENT.contains(action)) {
            throw RecordedService.refusal("service", null, "“" + action.label() + "”不送达起算期限的通知，不填写送达");
        }
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
            case NOTIFY -> notified(connection, line, move, order, attempt);
            case PROPOSE ->
                sent(connection, line, move, order, new Sending(WorkingPeriod.OBJECTION, today, attempt.actor()))
                        .flatMap(arrived -> line.draw(connection, move.from(), today, attempt.actor())
                                .call(found -> Reexamined.require(connection, line, move, found.number()))
                                .map(found -> new Telling<>(
                                        move.to(to.proposed(
                                                found.number(), attempt.actor().name(), arrived.due())),
                                        today,
                                        arrived.due(),
                                        found,
                                        arrived.service())));
            case SERVE -> serve(connection, line, move, order, attempt);
            case DETERMINE ->
                line.draw(connection, move.from(), today, attempt.actor())
                        .flatMap(found -> determined(connection, line, move, found, attempt));
            case FILE -> done(move.to(to.filed(today)), today);
            case CONFIRM -> done(move.to(to.answered(Standing.Answer.CONFIRMED)), today);
            case OBJECT -> done(move.to(to.answered(Standing.Answer.OBJECTED)), today);
            case RECORD_SILENCE -> done(move.to(to.answered(Standing.Answer.SILENT)), today);
            case SEND_LETTER ->
                StillRated.require(connection, line, move.from(), attempt.actor())
                        .chain(() -> done(move, today));
            case DECIDE_OBJECTION, REMOVE, REINSTATE, ACCEPT, RETURN, REOPEN -> done(move, today);
            case OPEN_NOTICE, SUBMIT, PUBLISH, CONCLUDE, PROPOSE_ANEW -> throw takenTogether(move);
        };
    }

    /**
     * The period to file runs once, from the first notice that arrived: whoever was taken off the list and put back has what was
     * left of it when taken off, and a filing that was late then stays late (A23, A26.3).
     */
    private <C extends Case> Uni<Telling<C>> notified(
            SqlConnection connection, Line<C, ?> line, Move<C> move, StepOrder order, Attempt attempt) {
        LocalDate today = attempt.today();
        Standing.Filing before = move.from().standing().filing();
        Uni<Arrival> counting = before.due() == null
                ? sent(connection, line, move, order, new Sending(WorkingPeriod.FILING, today, attempt.actor()))
                : stillRunning(connection, line, move, before, today)
                        .map(due -> new Arrival(
                                before.notifiedOn(),
                                due,
                                order.arrival(today, today).service()));
        return counting.map(each -> served(move.to(move.to().notified(each.on(), each.due())), each, today));
    }

    /** Until when a period to file goes on that began with a notice, without the time that the case was off the list. */
    private <C extends Case> Uni<LocalDate> goingOn(
            SqlConnection connection, Line<C, ?> line, Move<C> move, LocalDate arrival, LocalDate today) {
        return OffList.of(connection, line, move.from().id(), today)
                .flatMap(pauses -> calendars.lastDay(
                        connection, move.from().subject().year(), WorkingPeriod.FILING, arrival, pauses));
    }

    /** The same of one that was told, which nothing shortens, not even a day off that has become one of work since (I-19). */
    private <C extends Case> Uni<LocalDate> stillRunning(
            SqlConnection connection, Line<C, ?> line, Move<C> move, Standing.Filing told, LocalDate today) {
        LocalDate due = Objects.requireNonNull(told.due());
        LocalDate arrival = told.notifiedOn();
        return arrival == null
                ? Uni.createFrom().item(due)
                : goingOn(connection, line, move, arrival, today)
                        .map(reckoned -> reckoned.isAfter(due) ? reckoned : due);
    }

    /** A notice that goes out, and the period that it starts. */
    private record Sending(WorkingPeriod period, LocalDate today, Actor officer) {}

    /**
     * A notice as it goes out: one by inbox arrives where somebody can open it until its period is over, and elsewhere is still to be
     * served (I-29).
     */
    private <C extends Case> Uni<Arrival> sent(
            SqlConnection connection, Line<C, ?> line, Move<C> move, StepOrder order, Sending sending) {
        LocalDate today = sending.today();
        return arrival(connection, move, sending.period(), order.arrival(today, today))
                .flatMap(arrived -> order.comesByInbox() && arrived.due() != null
                        ? line.opensInbox(
                                        connection,
                                        move.from(),
                                        new Opening(
                                                today,
                                                arrived.due(),
                                                sending.officer().name(),
                                                today))
                                .map(opens -> opens ? arrived : Arrival.UNOPENED)
                        : Uni.createFrom().item(arrived));
    }

    /** A determination, or the proposal to which the case goes back when it turned out to be another than was told. */
    private <C extends Case> Uni<Telling<C>> determined(
            SqlConnection connection, Line<C, ?> line, Move<C> move, Case.Finding found, Attempt attempt) {
        UUID id = move.from().id();
        return Told.of(connection, line, List.of(id))
                .flatMap(told -> Told.isOther(told, id, found)
                        ? anew(connection, line, move.from(), found, attempt.actor(), attempt.today())
                        : done(move.to(move.to().determined(found.number())), attempt.today()));
    }

    /** Records when a letter arrived that was on its way: the period of the step that it told of runs from then. */
    private <C extends Case> Uni<Telling<C>> serve(
            SqlConnection connection, Line<C, ?> line, Move<C> move, StepOrder order, Attempt attempt) {
        LocalDate today = attempt.today();
        boolean list = move.from().standing().step() == Step.NOTIFIED;
        LocalDate first = list ? move.from().standing().filing().onItsWaySince() : null;
        Standing to = move.to();
        return LastStep.of(connection, line, move.from().id(), list ? LISTING : PROPOSING)
                .map(sent -> Optional.ofNullable(first).or(() -> sent.map(LastStep::doneOn)))
                .map(sent -> order.recorded(sent.orElse(today), today))
                .flatMap(arrived -> list
                        ? firstArrival(connection, line, move, arrived, today)
                        : arrival(connection, move, WorkingPeriod.OBJECTION, arrived))
                .call(arrived -> order.comesByInbox() && arrived.due() != null
                        ? line.opensInbox(
                                        connection,
                                        move.from(),
                                        new Opening(
                                                today,
                                                arrived.due(),
                                                attempt.actor().name(),
                                                null))
                                .invoke(Steps::requireOpened)
                        : Uni.createFrom().voidItem())
                .map(arrived -> served(
                        move.to(list ? to.notified(arrived.on(), arrived.due()) : to.served(arrived.due())),
                        arrived,
                        today));
    }

    private static void requireOpened(boolean opens) {
        if (!opens) {
            throw RecordedService.refusal(
                    "service.manner",
                    RecordedService.Manner.INBOX.name(),
                    "没有由他人批准、直到期限届满都可以查阅站内通知的账户，须以邮寄、直接送达，或者由另一名工作人员记载");
        }
    }

    /** Of several notices to file the first that arrived starts the period, whichever receipt comes back first (A23, I-29). */
    private <C extends Case> Uni<Arrival> firstArrival(
            SqlConnection connection, Line<C, ?> line, Move<C> move, Arrival arrived, LocalDate today) {
        Standing.Filing before = move.from().standing().filing();
        LocalDate counted = before.notifiedOn();
        LocalDate first = arrived.on();
        if (first == null) {
            return Uni.createFrom().item(arrived);
        }
        return counted != null && !first.isBefore(counted)
                ? Uni.createFrom().item(new Arrival(counted, before.due(), arrived.service()))
                : goingOn(connection, line, move, first, today).map(arrived::until);
    }

    private Uni<Arrival> arrival(SqlConnection connection, Move<?> move, WorkingPeriod period, Arrival arrived) {
        return arrived.on() == null
                ? Uni.createFrom().item(arrived)
                : calendars
                        .lastDay(connection, move.from().subject().year(), period, arrived.on())
                        .map(arrived::until);
    }

    private static <C extends Case> Telling<C> served(Move<C> move, Arrival arrived, LocalDate today) {
        return new Telling<>(move, today, arrived.due(), null, arrived.service());
    }

    private static <C extends Case> Uni<Telling<C>> done(Move<C> move, LocalDate today) {
        return Uni.createFrom().item(new Telling<>(move, today, null, null, null));
    }

    private static RefusalException takenTogether(Move<?> move) {
        return Refusal.of(RefusalCode.TAKEN_TOGETHER, "“" + move.by().action().label() + "”就整个名单一并办理")
                .under(move.by().clause())
                .asException();
    }
}
