package io.ecocredit.practitioners.repairs;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.practitioners.repairs.PersonRepair.Rating;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.practitioners.repairs.PersonRepairView.Department;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Shows practitioners' repairs: how they stand, until when they are to be decided, what the reader may do about them. */
@Singleton
@Cites(
        value = Article.A28,
        settles = {Interpretation.I_19, Interpretation.I_20})
class PersonRepairViews {

    private final Calendars calendars;
    private final Divisions divisions;
    private final LegalClock clock;

    PersonRepairViews(Calendars calendars, Divisions divisions, LegalClock clock) {
        this.calendars = calendars;
        this.divisions = divisions;
        this.clock = clock;
    }

    LocalDate today() {
        return clock.today();
    }

    Uni<List<PersonRepairView>> of(SqlConnection connection, List<PersonRepair> repairs, Actor reader) {
        return calendars
                .current(connection)
                .map(calendar -> repairs.stream()
                        .map(each -> view(each, reader, calendar))
                        .toList());
    }

    /** Those whose last day has passed. */
    Uni<List<PersonRepair>> overdue(SqlConnection connection, List<PersonRepair> repairs) {
        return calendars
                .current(connection)
                .map(calendar -> repairs.stream()
                        .filter(each -> due(each, calendar)
                                .filter(due -> today().isAfter(due))
                                .isPresent())
                        .toList());
    }

    private PersonRepairView view(PersonRepair repair, Actor reader, WorkingCalendar calendar) {
        Rating rating = repair.rating();
        LocalDate due = due(repair, calendar).orElse(null);
        Long letter = repair.letter();
        return new PersonRepairView(
                repair.id(),
                rating.practitioner(),
                rating.year(),
                rating.leadLeague(),
                divisions.nameOf(rating.leadLeague()),
                repair.state(),
                repair.state().label(),
                repair.application().merit(),
                repair.application().merit().label(),
                repair.application().merit().clause().toString(),
                rating.ratedOn(),
                repair.application().on(),
                due,
                due != null && today().isAfter(due),
                repair.application().words(),
                repair.application().evidence(),
                rating.departments().stream()
                        .map(each -> Department.of(each, repair.recognitionBy(each), repair.awaits(each)))
                        .toList(),
                repair.decidedOn(),
                repair.reason(),
                letter == null ? null : address(repair) + "/letter",
                letter == null ? null : rating.year() + "-修" + letter,
                repair.version(),
                offers(repair, reader));
    }

    private static List<Offer> offers(PersonRepair repair, Actor reader) {
        List<Offer> offers = new ArrayList<>();
        if (repair.rating().departments().stream().anyMatch(repair::awaits)) {
            offers.add(offer(repair, Kind.RECOGNISE));
        }
        if (repair.isOpen() && leads(repair, reader)) {
            offers.add(offer(repair, Kind.DECIDE));
        }
        return offers;
    }

    private static Offer offer(PersonRepair repair, Kind kind) {
        return new Offer(
                kind.noun(),
                kind.label(),
                address(repair) + "/" + kind.noun(),
                kind.clause().toString());
    }

    private static String address(PersonRepair repair) {
        return "/api/v1/practitioner-repairs/" + repair.id();
    }

    static boolean leads(PersonRepair repair, Actor actor) {
        return repair.rating().leadLeague().equals(actor.league());
    }

    private static Optional<LocalDate> due(PersonRepair repair, WorkingCalendar calendar) {
        if (!repair.isOpen()) {
            return Optional.empty();
        }
        int days = Objects.requireNonNull(
                RuleBook.of(repair.rating().year()).workingDays().get(WorkingPeriod.REPAIR_DECISION));
        try {
            return Optional.of(calendar.after(repair.application().on(), days).lastDay());
        } catch (RefusalException notLoaded) {
            return Optional.empty();
        }
    }
}
