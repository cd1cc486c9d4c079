package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.procedure.board.YearOfLine.Board;
import io.ecocredit.procedure.submission.Announced;
import io.ecocredit.procedure.submission.CheckForm;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A year as a progress board in a browser, with what leagues and the region do for a whole list (A7, A20). */
@Path("/inside/years/{year}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class YearPages {

    private final YearService years;
    private final ParticipantService participants;
    private final AnnouncementService announcements;
    private final YearWork work;
    private final Visitors visitors;
    private final Caller caller;

    YearPages(
            YearService years,
            ParticipantService participants,
            AnnouncementService announcements,
            YearWork work,
            Visitors visitors,
            Caller caller) {
        this.years = years;
        this.participants = participants;
        this.announcements = announcements;
        this.work = work;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** All that the page shows. */
    record Shown(Year year, Board board, @Nullable Announced announced, List<Division> leagues) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance board(
                Visitor visitor, Shown shown, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL, subject = SubjectKind.YEAR)
    public Uni<TemplateInstance> yearPage(@PathParam("year") String year, @QueryParam("done") @Nullable String done) {
        return board(YearResource.parse(year), done == null ? null : "已办理", null);
    }

    private Uni<TemplateInstance> board(EvaluationYear wanted, @Nullable String done, @Nullable Problem fault) {
        return years.find(wanted, caller.actor())
                .flatMap(this::shown)
                .map(shown -> Templates.board(visitors.current(), shown, done, fault));
    }

    private Uni<Shown> shown(Year year) {
        Act act = act(year.year());
        return Uni.combine()
                .all()
                .unis(work.board(year.year(), act), announcements.announced(year.year(), act.actor()))
                .with((board, announced) -> new Shown(year, board, announced.orElse(null), work.leagues()));
    }

    /** Of the year itself, also where what is done concerns one institution of it. */
    private Act act(int year) {
        return caller.act(null).on(SubjectKind.YEAR, Integer.toString(year));
    }

    @POST
    @Path("/participants")
    @Declared(league = OWN, subject = SubjectKind.YEAR)
    public Uni<Response> drawOnPage(@PathParam("year") String year) {
        return take(year, wanted -> years.draw(wanted, act(wanted.value())));
    }

    /** An institution of the list, and why something is done with it. */
    record Listed(
            @Nullable String uscc,
            @Nullable String league,
            @Nullable String reason) {

        Uscc institution() {
            return new Uscc(Objects.requireNonNullElse(uscc, ""));
        }

        String requiredReason() {
            return Forms.required("reason", reason, ParticipantResource.LONGEST_REASON, "理由");
        }
    }

    @POST
    @Path("/listing")
    @ActsAs(of = ParticipantResource.class, operation = "addParticipant")
    public Uni<Response> addParticipantOnPage(@PathParam("year") String year, Form form) {
        return take(year, wanted -> {
            Listed order = form.read(Listed.class);
            return participants.add(
                    wanted.value(),
                    order.institution(),
                    caller.actor().ownLeague(),
                    order.requiredReason(),
                    caller.act(order.uscc()));
        });
    }

    @POST
    @Path("/lead")
    @ActsAs(of = ParticipantResource.class, operation = "moveLead")
    public Uni<Response> moveLeadOnPage(@PathParam("year") String year, Form form) {
        return take(year, wanted -> {
            Listed order = form.read(Listed.class);
            return participants.move(
                    wanted.value(),
                    order.institution(),
                    work.league(order.league()),
                    order.requiredReason(),
                    caller.act(order.uscc()));
        });
    }

    @POST
    @Path("/submission")
    @ActsAs(of = YearWorkResource.class, operation = "submit")
    public Uni<Response> submitOnPage(@PathParam("year") String year) {
        return take(year, wanted -> work.submit(wanted.value(), act(wanted.value())));
    }

    @POST
    @Path("/spot-check-value")
    @ActsAs(of = YearWorkResource.class, operation = "announceValue")
    public Uni<Response> announceValueOnPage(@PathParam("year") String year, Form form) {
        return take(year, wanted -> {
            String value = form.read(YearWorkResource.AnnouncementOrder.class).value();
            return announcements.announce(wanted.value(), YearWorkResource.value(value), act(wanted.value()));
        });
    }

    @POST
    @Path("/spot-checks")
    @ActsAs(of = YearWorkResource.class, operation = "drawSpotCheck")
    public Uni<Response> drawSpotCheckOnPage(@PathParam("year") String year, Form form) {
        return take(
                year,
                wanted -> work.check(
                        wanted.value(),
                        form.read(CheckForm.class).wish(uscc -> new Uscc(uscc).value()),
                        act(wanted.value())));
    }

    /** Whose results are published; all that have been submitted when absent. */
    record Publication(@Nullable String league) {}

    @POST
    @Path("/publication")
    @ActsAs(of = YearResource.class, operation = "publish")
    public Uni<Response> publishOnPage(@PathParam("year") String year, Form form) {
        return take(
                year,
                wanted -> work.publish(
                        wanted.value(), form.read(Publication.class).league(), act(wanted.value())));
    }

    private Uni<Response> take(String year, Function<EvaluationYear, Uni<?>> step) {
        EvaluationYear wanted = YearResource.parse(year);
        return Forms.carryOut(
                () -> step.apply(wanted).replaceWith("/inside/years/" + wanted.value() + "?done=true"),
                fault -> board(wanted, null, fault));
    }
}
