package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The list of a year's participants. */
@Path("/api/v1/years/{year}/participants")
@Authenticated
@Tag(name = "years")
public class ParticipantResource {

    static final int LONGEST_REASON = 500;

    private final YearService years;
    private final ParticipantService participants;
    private final Divisions divisions;
    private final Caller caller;

    ParticipantResource(YearService years, ParticipantService participants, Divisions divisions, Caller caller) {
        this.years = years;
        this.participants = participants;
        this.divisions = divisions;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "确定参评名单 · draw the participants, a league those that it leads; again adds who has come since",
            description = "Taking one off the list is a step of its case: removal, with a reason.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.YEAR)
    public Uni<YearService.Draw> draw(@PathParam("year") String year) {
        return years.draw(YearResource.parse(year), caller.act(year));
    }

    /** @param reason at most 500 characters */
    public record ListingOrder(@Nullable String reason) {}

    @PUT
    @Path("/{uscc}")
    @Operation(summary = "补充参评单位 · put an institution on the list that no engagement brings there, with a reason")
    @Declared(league = OWN, subject = SubjectKind.INSTITUTION)
    public Uni<ParticipantService.Participant> addParticipant(
            @PathParam("year") String year, @PathParam("uscc") String uscc, @Nullable ListingOrder order) {
        return participants.add(
                YearResource.parse(year).value(),
                new Uscc(uscc),
                caller.actor().ownLeague(),
                reason(order == null ? null : order.reason()),
                caller.act(uscc));
    }

    /**
     * @param league that is to lead the case
     * @param reason at most 500 characters
     */
    public record LeadOrder(
            @Nullable String league, @Nullable String reason) {}

    @PUT
    @Path("/{uscc}/lead")
    @Operation(
            summary = "调整牵头盟市 · let another league lead a case, until its result is proposed (I-2)",
            description =
                    "Until the public notice, where the bureau of the league that leads is a client and stands aside.")
    @Declared(region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<ParticipantService.Participant> moveLead(
            @PathParam("year") String year, @PathParam("uscc") String uscc, @Nullable LeadOrder order) {
        String league = order == null || order.league() == null ? "" : order.league();
        divisions.requireLeague("league", league);
        return participants.move(
                YearResource.parse(year).value(),
                new Uscc(uscc),
                Objects.requireNonNull(divisions.leagueOf(league)),
                reason(order == null ? null : order.reason()),
                caller.act(uscc));
    }

    private static String reason(@Nullable String reason) {
        return Stated.text("reason", reason, LONGEST_REASON);
    }
}
