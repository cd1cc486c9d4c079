package io.ecocredit.notices;

import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers to what the public said during a notice. */
@Path("/api/v1/comments/{id}/answer")
@Authenticated
@Tag(name = "public-notices")
public class CommentResource {

    private static final int LONGEST = 2000;

    private final CommentService comments;
    private final Caller caller;

    CommentResource(CommentService comments, Caller caller) {
        this.comments = comments;
        this.caller = caller;
    }

    /**
     * @param finding what looking into it has shown, kept inside
     * @param answer what is said in return
     * @param released whether comment and answer are shown to the public
     */
    public record AnswerOrder(
            @Nullable String finding,
            @Nullable String answer,
            @Nullable Boolean released) {

        /** @throws ProblemException 400 when it does not say what was found, what is answered and whether that is public */
        CommentService.Answer answered() {
            if (released == null) {
                throw RefusalException.invalid("released", null, "必填：是否公开该意见及答复");
            }
            return new CommentService.Answer(text("finding", finding), text("answer", answer), released);
        }
    }

    @PUT
    @Operation(summary = "答复意见 · say what was found and answer a comment; released ones are shown")
    @Declared(league = OWN, subject = SubjectKind.COMMENT)
    public Uni<Void> answerComment(@PathParam("id") String id, @Nullable AnswerOrder order) {
        AnswerOrder stated = Objects.requireNonNullElse(order, new AnswerOrder(null, null, null));
        return comments.answer(comment(id), stated.answered(), caller.act(id));
    }

    static String text(String field, @Nullable String text) {
        return Stated.text(field, text, LONGEST);
    }

    static UUID comment(String id) {
        return Stated.number(id, () -> RefusalException.of(RefusalCode.NO_SUCH_COMMENT, "您可查看的意见中没有这个编号"));
    }
}
