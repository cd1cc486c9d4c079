package io.ecocredit.practitioners.repairs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.practitioners.repairs.PersonRepair.Application;
import io.ecocredit.practitioners.repairs.PersonRepair.Rating;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.practitioners.repairs.PersonRepair.State;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.repair.Merit;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.repairs.shell.Due;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner's repair as its readers see it, by number of the person.
 *
 * @param ratedOn day of the rating that it is about
 * @param dueOn last day for the decision (A28); absent once it is decided, or when the calendar that it needs is not loaded
 * @param overdue past that day without a decision, which is no approval (I-20)
 * @param departments that produced the counted records, each with what it says of the merit
 * @param letter where the confirmation of repair is printed, once it was granted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonRepairView(
        UUID repairId,
        String practitioner,
        int year,
        String leadLeague,
        String leadLeagueLabel,
        State state,
        String stateLabel,
        Merit merit,
        String meritLabel,
        String clause,
        LocalDate ratedOn,
        LocalDate appliedOn,
        @Nullable LocalDate dueOn,
        boolean overdue,
        String words,
        List<UUID> evidence,
        List<Department> departments,
        @Nullable LocalDate decidedOn,
        @Nullable String reason,
        @Nullable String letter,
        @Nullable String letterNumber,
        long version,
        @JsonProperty("_actions") List<Offer> actions) {

    static PersonRepairView of(PersonRepair repair, Due due, Actor reader, Divisions divisions) {
        Rating rating = repair.rating();
        Application application = repair.application();
        Long letter = repair.letter();
        return new PersonRepairView(
                repair.id(),
                rating.practitioner(),
                rating.year(),
                rating.leadLeague(),
                divisions.nameOf(rating.leadLeague()),
                repair.state(),
                repair.state().label(),
                application.merit(),
                application.merit().label(),
                application.merit().clause().toString(),
                rating.ratedOn(),
                application.on(),
                due.on(),
                due.isOver(),
                application.words(),
                application.evidence(),
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
        if (repair.isOpen() && repair.isLedBy(reader)) {
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

    /**
     * A department with its statement; everything of that is absent while there is none (A29).
     *
     * @param awaited whether the reader's league is to enter it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Department(
            String authority,
            @Nullable Boolean recognised,
            @Nullable LocalDate on,
            @Nullable String documentNo,
            @Nullable String words,
            List<UUID> evidence,
            boolean awaited) {

        static Department of(String authority, Optional<Recognition> said, boolean awaited) {
            return said.map(each -> new Department(
                            authority,
                            each.recognised(),
                            each.on(),
                            each.documentNo(),
                            each.words(),
                            each.evidence(),
                            awaited))
                    .orElse(new Department(authority, null, null, null, null, List.of(), awaited));
        }

        public boolean open() {
            return recognised == null;
        }
    }
}
