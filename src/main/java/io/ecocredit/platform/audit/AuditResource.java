package io.ecocredit.platform.audit;

import static io.ecocredit.platform.operation.Permission.ALL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.audit.TrailVerification.Noted;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit trail for supervision; reading it leaves a row too. */
@Path("/api/v1/audit")
@Authenticated
@Cites(provisions = Provision.A36_PARAGRAPH_1)
@Tag(name = "audit")
public class AuditResource {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 500;

    private final TrailReader reader;
    private final Verifier verifier;
    private final Caller caller;

    AuditResource(TrailReader reader, Verifier verifier, Caller caller) {
        this.reader = reader;
        this.verifier = verifier;
        this.caller = caller;
    }

    /**
     * A row of the trail.
     *
     * @param origin address from which the request came; absent for the service's own work
     * @param purpose why personal data were read
     * @param code of the problem with which it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            long auditId,
            Instant at,
            String actor,
            String role,
            @Nullable String origin,
            @Nullable String requestId,
            String operation,
            String subjectKind,
            @Nullable String subject,
            @Nullable String purpose,
            AuditOutcome outcome,
            String outcomeLabel,
            @Nullable String code) {}

    /** A page of the trail, the latest row first; {@code next} is the cursor of older ones, absent at the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrailPage(List<Entry> items, @Nullable String next) {}

    /** What is asked for; null asks for all. {@code cursor} is the number of the last row already read. */
    public record Question(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("operation") @Nullable String operation,
            @QueryParam("outcome") @Nullable String outcome) {
        int size() {
            return limit == null ? PAGE : Window.size(limit, LARGEST_PAGE);
        }

        @Nullable
        Long before() {
            if (cursor != null && !cursor.matches("[0-9]{1,18}")) {
                throw RefusalException.invalid("cursor", cursor, "不是有效的游标");
            }
            return cursor == null ? null : Long.valueOf(cursor);
        }

        @Nullable
        String knownOutcome() {
            if (outcome != null
                    && Arrays.stream(AuditOutcome.values())
                            .noneMatch(each -> each.name().equals(outcome))) {
                throw RefusalException.invalid("outcome", outcome, "应为 DONE 或 REFUSED");
            }
            return outcome;
        }
    }

    @GET
    @Operation(summary = "审计记录 · the audit trail, the latest first")
    @Declared(auditor = ALL, subject = SubjectKind.AUDIT_TRAIL)
    public Uni<TrailPage> trail(@BeanParam Question question) {
        int size = question.size();
        return reader.read(question, caller.act(question.subject()))
                .map(items -> new TrailPage(
                        items,
                        items.size() < size
                                ? null
                                : Long.toString(items.getLast().auditId())));
    }

    @GET
    @Path("/verification")
    @Operation(
            summary = "校验审计记录是否被改动 · verify that nothing in the trail was changed",
            description =
                    "head: a seal noted earlier, which some link must bear. after and seal: the link up to which the chain"
                            + " was verified earlier, to go on from there; the answer's next says where, while the chain goes on.")
    @Declared(auditor = ALL, subject = SubjectKind.AUDIT_TRAIL)
    public Uni<TrailVerification> verification(
            @QueryParam("head") @Nullable String head,
            @QueryParam("after") @Nullable String after,
            @QueryParam("seal") @Nullable String seal) {
        @Nullable String noted = seal("head", head);
        @Nullable Noted verified = verified(after, seal("seal", seal));
        return reader.note(caller.act(null)).chain(() -> verifier.verify(verified, noted));
    }

    private static @Nullable String seal(String name, @Nullable String text) {
        if (text != null && !text.matches("[0-9a-f]{64}")) {
            throw RefusalException.invalid(name, text, "应为64位十六进制封印");
        }
        return text;
    }

    private static @Nullable Noted verified(@Nullable String after, @Nullable String seal) {
        if (after != null && !after.matches("[1-9][0-9]{0,17}")) {
            throw RefusalException.invalid("after", after, "应为环的序号");
        }
        if (after != null && seal == null) {
            throw RefusalException.invalid("seal", "", "接续校验须同时给出该环的封印");
        }
        if (after == null && seal != null) {
            throw RefusalException.invalid("after", "", "接续校验须同时给出该环的序号");
        }
        return after == null || seal == null ? null : new Noted(Long.parseLong(after), seal);
    }
}
