package io.ecocredit.notices;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalException;
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

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance comments(
                Visitor visitor, int year, List<CommentService.Comment> comments, Form form, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> commentsPage(@PathParam("year") String year) {
        return page(Stated.year(year), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(int year, Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return comments.of(year, caller.actor().league(), caller.actor())
                .map(all -> Templates.comments(visitor, year, all, form, fault));
    }

    @POST
    @ActsAs(of = NoticeResource.class, operation = "openPublicNotice")
    public Uni<Response> openPublicNoticeOnPage(@PathParam("year") String year) {
        int wanted = Stated.year(year);
        return Forms.carryOut(
                notices.open(wanted, caller.actor().ownLeague(), caller.act(year))
                        .map(opened -> "/inside/years/" + wanted + "?done=true"),
                fault -> page(wanted, Form.nothing(), fault));
    }

    @POST
    @Path("/{comment}/answer")
    @ActsAs(of = CommentResource.class, operation = "answerComment")
    public Uni<Response> answerOnPage(@PathParam("year") String year, @PathParam("comment") String comment, Form form) {
        int wanted = Stated.year(year);
        Act act = caller.act(comment);
        return Forms.carryOut(
                () -> {
                    CommentResource.AnswerOrder order = form.read(CommentResource.AnswerOrder.class);
                    if (order.released() == null) {
                        throw RefusalException.invalid("released", null, "须选择是否公开该意见及答复");
                    }
                    return comments.answer(CommentResource.comment(comment), order.answered(), act)
                            .replaceWith("/inside/notices/" + wanted);
                },
                fault -> page(wanted, form.refused(fault), fault));
    }
}
