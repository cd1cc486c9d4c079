package io.ecocredit.notices.shown;

import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Public notices for people: what is proposed, and a form for whoever has something to say (A20.3). */
@Path("/public-notices")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(provisions = Provision.A20_ITEM_3)
public class PublicNoticePages {

    private final PublicNoticeResource notices;

    PublicNoticePages(PublicNoticeResource notices) {
        this.notices = notices;
    }

    /**
     * What somebody has to say.
     *
     * @param key makes a form that is sent twice one comment
     */
    record Comment(
            @Nullable String uscc,
            @Nullable String words,
            @Nullable String key) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance notices(List<PublicNotice> notices);

        static native TemplateInstance notice(
                PublicNotice notice, String key, Form form, boolean received, @Nullable Problem fault);
    }

    @GET
    @Declared(open = true)
    public Uni<TemplateInstance> publicNoticesPage() {
        return notices.notices().map(Templates::notices);
    }

    @GET
    @Path("/{id}")
    @Declared(open = true)
    public Uni<TemplateInstance> publicNoticePage(
            @PathParam("id") String id, @QueryParam("received") @Nullable String received) {
        return notices.notice(id)
                .map(notice -> Templates.notice(notice, newKey(), Form.nothing(), received != null, null));
    }

    @POST
    @Path("/{id}")
    @ActsAs(of = PublicNoticeResource.class, operation = "commentOnNotice")
    public Uni<Response> commentOnPage(@PathParam("id") String id, Form form) {
        return Forms.carryOut(
                () -> {
                    Comment said = form.read(Comment.class);
                    return notices.commentOnNotice(
                                    id, said.key(), new PublicNoticeResource.CommentOrder(said.uscc(), said.words()))
                            .map(receipt -> "/public-notices/" + id + "?received=true");
                },
                fault -> notices.notice(id)
                        .map(notice -> Templates.notice(notice, newKey(), form.refused(fault), false, fault)));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}
