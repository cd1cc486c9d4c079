package io.ecocredit.hints;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Monthly reports of hints, and their collation (A30). */
@Path("/api/v1/hint-reports")
@Authenticated
@Tag(name = "hints")
public class HintReportResource {

    private final HintService hints;
    private final CoInvestigationService notices;
    private final Caller caller;

    HintReportResource(HintService hints, CoInvestigationService notices, Caller caller) {
        this.hints = hints;
        this.notices = notices;
        this.caller = caller;
    }

    /** @param month such as 2024-07 */
    public record MonthOrder(@Nullable String month) {}

    @GET
    @Operation(
            summary = "提示性信息月报 · the reports of a month; a league its own, the region all with those that are missing",
            description =
                    "month such as 2024-07. Without reportedOn the league has not reported; with it and without records"
                            + " it has reported that there are none.")
    @Declared(league = OWN, region = ALL)
    public Uni<List<HintReport>> hintReports(@QueryParam("month") @Nullable String month) {
        return hints.reports(month(month), caller.actor());
    }

    @POST
    @Operation(
            summary = "上报提示性信息月报 · report a month's hints, or that there are none",
            description = "Holds all hints of the league to the end of the month that no report holds yet.")
    @APIResponse(
            responseCode = "201",
            description = "已上报 · reported",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = HintReport.class)))
    @Declared(league = OWN, subject = SubjectKind.HINT_REPORT, key = IdempotencyKey.REQUIRED)
    public Uni<Response> reportHints(@BeanParam KeyHeader header, @Nullable MonthOrder order) {
        YearMonth month = month(order == null ? null : order.month());
        return hints.report(
                        month,
                        caller.act(month.toString()),
                        header.required(Objects.requireNonNull(order)),
                        report -> Answer.of(201, report))
                .map(Answered::response);
    }

    @POST
    @Path("/collation")
    @Operation(
            summary = "汇总审核并下发协查通报 · collate a month and tell all leagues of institutions with two hints or more",
            description = "Again tells only of what has been reported since.")
    @Declared(region = ALL, subject = SubjectKind.HINT_REPORT)
    public Uni<Collation> collateHints(@Nullable MonthOrder order) {
        YearMonth month = month(order == null ? null : order.month());
        return notices.collate(month, caller.act(month.toString()));
    }

    /** @throws RefusalException 400 when it is none */
    static YearMonth month(@Nullable String text) {
        try {
            YearMonth month = YearMonth.parse(Objects.requireNonNullElse(text, ""));
            if (month.getYear() >= 2000 && month.getYear() <= 2099) {
                return month;
            }
        } catch (DateTimeException malformed) {
            // told below, like a month out of range
        }
        throw RefusalException.invalid("month", text, "应为月份 YYYY-MM");
    }
}
