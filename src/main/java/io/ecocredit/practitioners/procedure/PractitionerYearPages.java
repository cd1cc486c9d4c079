package io.ecocredit.practitioners.procedure;

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
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.procedure.board.YearOfLine.Board;
import io.ecocredit.procedure.submission.CheckForm;
import io.ecocredit.regulation.subject.Division;
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
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A year's practitioners in a browser: the progress, and what leagues and the region do for a whole list (A21). */
@Path(PractitionerYearPages.PATH + "/{year}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerYearPages {

    static final String PATH = "/inside/practitioner-years";

    private final PractitionerYearService lists;
    private final PractitionerYearWork work;
    private final Visitors visitors;
    private final Caller caller;

    PractitionerYearPages(PractitionerYearService lists, PractitionerYearWork work, Visitors visitors, Caller caller) {
        this.lists = lists;
        this.work = work;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** All that the page shows. */
    record Shown(int year, Board board, List<Division> leagues) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance practitionerYear(
                Visitor visitor, Shown shown, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<TemplateInstance> practitionerYearPage(
            @PathParam("year") String year, @QueryParam("done") @Nullable String done) {
        return page(new EvaluationYear(Stated.year(year)), done == null ? null : "已办理", null);
    }

    private Uni<TemplateInstance> page(EvaluationYear year, @Nullable String done, @Nullable Problem fault) {
        int wanted = year.value();
        return work.board(wanted, act(year))
                .map(board -> new Shown(wanted, board, work.leagues()))
                .map(shown -> Templates.practitionerYear(visitors.current(), shown, done, fault));
    }

    @POST
    @Path("/participants")
    @ActsAs(of = PractitionerYearResource.class, operation = "drawPractitioners")
    public Uni<Response> drawPractitionersOnPage(@PathParam("year") String year) {
        return take(year, (wanted, act) -> lists.draw(wanted, act));
    }

    /** A person who is put on the list, and why. */
    record Listed(@Nullable String practitioner, @Nullable String reason) {

        String number() {
            return Objects.requireNonNullElse(practitioner, "");
        }

        String requiredReason() {
            return Forms.required("reason", reason, PractitionerYearResource.LONGEST_REASON, "理由");
        }
    }

    @POST
    @Path("/listing")
    @ActsAs(of = PractitionerYearResource.class, operation = "addPractitioner")
    public Uni<Response> addPractitionerOnPage(@PathParam("year") String year, Form form) {
        return take(year, (wanted, act) -> {
            Listed order = form.read(Listed.class);
            return lists.add(
                    wanted,
                    order.number(),
                    act.actor().ownLeague(),
                    order.requiredReason(),
                    act.on(SubjectKind.PRACTITIONER, order.number()));
        });
    }

    @POST
    @Path("/submission")
    @ActsAs(of = PractitionerYearResource.class, operation = "submitPractitioners")
    public Uni<Response> submitPractitionersOnPage(@PathParam("year") String year) {
        return take(year, (wanted, act) -> work.submit(wanted.value(), act));
    }

    @POST
    @Path("/spot-checks")
    @ActsAs(of = PractitionerYearResource.class, operation = "drawPractitionerCheck")
    public Uni<Response> drawPractitionerCheckOnPage(@PathParam("year") String year, Form form) {
        return take(
                year,
                (wanted, act) ->
                        work.check(wanted.value(), form.read(CheckForm.class).wish(number -> number), act));
    }

    /** Which league is told; all that have submitted when empty. */
    record Told(@Nullable String league) {

        Set<String> meant() {
            return league == null || league.isEmpty() ? Set.of() : Set.of(league);
        }
    }

    @POST
    @Path("/result-notice")
    @ActsAs(of = PractitionerYearResource.class, operation = "tellLeagues")
    public Uni<Response> tellLeaguesOnPage(@PathParam("year") String year, Form form) {
        return take(
                year,
                (wanted, act) -> work.tell(wanted.value(), form.read(Told.class).meant(), act));
    }

    private Uni<Response> take(String year, BiFunction<EvaluationYear, Act, Uni<?>> step) {
        EvaluationYear wanted = new EvaluationYear(Stated.year(year));
        return Forms.carryOut(
                () -> step.apply(wanted, act(wanted)).replaceWith(PATH + "/" + wanted.value() + "?done=true"),
                fault -> page(wanted, null, fault));
    }

    /** Of the year itself, also where what is done concerns one person of it. */
    private Act act(EvaluationYear year) {
        return caller.act(null).on(SubjectKind.PRACTITIONER_YEAR, Integer.toString(year.value()));
    }
}
