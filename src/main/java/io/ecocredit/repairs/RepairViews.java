package io.ecocredit.repairs;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.repair.RepairFacts;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows repairs to a reader: how they stand, until when they are to be decided, and what the reader may do about them. */
@Singleton
@Cites(settles = {Interpretation.I_19, Interpretation.I_20})
class RepairViews {

    private final RecordDirectory records;
    private final Calendars calendars;
    private final Divisions divisions;
    private final RepairLaw law;

    RepairViews(RecordDirectory records, Calendars calendars, Divisions divisions, RepairLaw law) {
        this.records = records;
        this.calendars = calendars;
        this.divisions = divisions;
        this.law = law;
    }

    Uni<List<RepairView>> of(SqlConnection connection, List<Stored> repairs, Actor reader) {
        return calendars
                .current(connection)
                .flatMap(calendar -> Multi.createFrom()
                        .iterable(repairs)
                        .onItem()
                        .transformToUniAndConcatenate(each -> view(connection, each, reader, calendar))
                        .collect()
                        .asList());
    }

    private Uni<RepairView> view(SqlConnection connection, Stored repair, Actor reader, WorkingCalendar calendar) {
        RepairView view = view(repair, due(repair, calendar).orElse(null));
        if (!repair.state().isOpen()) {
            return Uni.createFrom().item(view);
        }
        return records.require(connection, repair.recordNo())
                .flatMap(record -> mayConfirm(connection, repair, record, reader))
                .map(mayConfirm -> view.offering(offers(repair, reader, mayConfirm)));
    }

    private RepairView view(Stored repair, @Nullable LocalDate due) {
        RepairStage stage = repair.year().stage();
        String lead = repair.year().leadLeague();
        return new RepairView(
                repair.id(),
                repair.recordNo(),
                repair.uscc(),
                repair.name(),
                repair.yearNumber(),
                repair.division(),
                repair.authority(),
                lead,
                lead == null ? null : divisions.nameOf(lead),
                repair.state(),
                repair.state().label(),
                stage,
                stage.label(),
                stage.clause().toString(),
                repair.appliedOn(),
                due,
                due != null && law.today().isAfter(due),
                repair.commitment(),
                repair.steps(),
                repair.letter(),
                repair.version(),
                List.of());
    }

    private List<Offer> offers(Stored repair, Actor reader, boolean mayConfirm) {
        RepairFacts facts = new RepairFacts(
                repair.year().stage(),
                repair.yearNumber(),
                repair.commitment() != null,
                repair.year().filingDue(),
                repair.year().filedOn(),
                null,
                law.today());
        List<Offer> offers = new ArrayList<>();
        for (Move move : Move.values()) {
            boolean may = switch (move) {
                case COMMIT -> reader.role().equals(Roles.INSTITUTION);
                case CONFIRM -> mayConfirm;
                case DECIDE -> leads(repair, reader);
            };
            if (may && RepairRules.turn(repair.state(), move, facts).isEmpty()) {
                offers.add(new Offer(
                        move.noun(),
                        move.label(),
                        "/api/v1/repairs/" + repair.id() + "/" + move.noun(),
                        facts.stage().clause().toString()));
            }
        }
        return offers;
    }

    /** The last day for the decision; empty when none is due, or when the calendar that it needs is not loaded (I-19). */
    Uni<Optional<LocalDate>> dueOn(SqlConnection connection, Stored repair) {
        return calendars.current(connection).map(calendar -> due(repair, calendar));
    }

    Optional<LocalDate> due(Stored repair, WorkingCalendar calendar) {
        if (repair.year().stage() != RepairStage.AFTER_PUBLICATION
                || !repair.state().isOpen()) {
            return Optional.empty();
        }
        int days = Objects.requireNonNull(
                RuleBook.of(repair.yearNumber()).workingDays().get(WorkingPeriod.REPAIR_DECISION));
        try {
            return Optional.of(calendar.after(repair.received(), days).lastDay());
        } catch (RefusalException notLoaded) {
            return Optional.empty();
        }
    }

    /** Who produced the record or answers for it; before public notice opens its lead league too (A22). */
    Uni<Boolean> mayConfirm(SqlConnection connection, Stored repair, RecordView record, Actor actor) {
        if (repair.year().stage() == RepairStage.BEFORE_NOTICE && leads(repair, actor)) {
            return Uni.createFrom().item(true);
        }
        return actor.role().equals(Roles.INSTITUTION)
                ? Uni.createFrom().item(false)
                : records.answersFor(connection, record, actor);
    }

    /** Whether somebody works for the league that leads the case of the record's year (I-2). */
    static boolean leads(Stored repair, Actor actor) {
        return actor.league() != null && actor.league().equals(repair.year().leadLeague());
    }

    static Refusal wrongParty(Move move, RepairStage stage) {
        String whose = switch (move) {
            case COMMIT -> "机构";
            case CONFIRM -> "产生信息的单位";
            case DECIDE -> "牵头盟市";
        };
        return Refusal.of(RefusalCode.WRONG_PARTY, "“" + move.label() + "”由" + whose + "办理")
                .under(stage.clause());
    }
}
