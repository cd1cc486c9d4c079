package io.ecocredit.notices;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Stated;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Public notice from the inside in a browser: opening it, and looking into what the public says (A20.3, A20.4). */
@Path("/inside/notices/{year}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class NoticePages {

    private final NoticeService notices;
    private final CommentService comments;
    private final Caller caller;
    private final Visitors visitors;

    NoticePages(NoticeService notices, CommentService comments, Caller caller, Visitors visitors) {
        this.notices = notices;
        this.comments = comments;
        this.caller = caller;
        this.visitors = visitors;
    }

    /** What an officer typed as an answer, shown again beside its comment when it is refused. */
    record Typed(String comment, String finding, String answer) {
        static final Typed NOTHING = new Typed("", "", "");

        static Typed of(String comment, @Nullable String finding, @Nullable String answer) {
            return new Typed(comment, Objects.requireNonNullElse(finding, ""), Objects.requireNonNullElse(answer, ""));
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance comments(
                Visitor visitor, int year, List<CommentService.Comment> comments, Typed typed, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> commentsPage(@PathParam("year") String year) {
        return page(Stated.year(year), Typed.NOTHING, null);
    }

    private Uni<TemplateInstance> page(int year, Typed typed, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return comments.of(year, caller.actor().league(), caller.actor())
                .map(all -> Templates.comments(visitor, year, all, typed, fault));
    }

    @POST
    @ActsAs(of = NoticeResource.class, operation = "openPublicNotice")
    public Uni<Response> openPublicNoticeOnPage(@PathParam("year") String year) {
        int wanted = Stated.year(year);
        return Forms.carryOut(
                notices.open(wanted, caller.actor().ownLeague(), caller.act(year))
                        .map(opened -> "/inside/years/" + wanted + "?done=true"),
                fault -> page(wanted, Typed.NOTHING, fault));
    }

    @POST
    @Path("/{comment}/answer")
    @ActsAs(of = CommentResource.class, operation = "answerComment")
    public Uni<Response> answerOnPage(
            @PathParam("year") String year,
            @PathParam("comment") String comment,
            @RestForm @Nullable String finding,
            @RestForm @Nullable String answer,
            @RestForm @Nullable String released) {
        int wanted = Stated.year(year);
        Act act = caller.act(comment);
        return Forms.carryOut(
                () -> {
                    if (Forms.text(released) == null) {
                        throw ProblemException.invalid("released", null, "须选择是否公开该意见及答复");
                    }
                    return comments.answer(
                                    CommentResource.comment(comment),
                                    new CommentService.Answer(
                                            CommentResource.text("finding", Forms.text(finding)),
                                            CommentResource.text("answer", Forms.text(answer)),
                                            Boolean.parseBoolean(released)),
                                    act)
                            .replaceWith("/inside/notices/" + wanted);
                },
                fault -> page(wanted, Typed.of(comment, finding, answer), fault));
    }
}
