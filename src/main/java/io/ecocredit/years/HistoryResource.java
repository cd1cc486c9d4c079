package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.years.HistoryService.Opening;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history of a year from before this register (I-30). */
@Path("/api/v1/years/{year}/history")
@Authenticated
@Tag(name = "years")
public class HistoryResource {

    private static final int LONGEST_REASON = 500;

    private final HistoryService history;
    private final Caller caller;

    HistoryResource(HistoryService history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    /**
     * @param until last day on which files are let in, at most 30 days from today
     * @param reason at most 500 characters
     */
    public record HistoryOrder(
            @Schema(format = "date") @Nullable LocalDate until,
            @Nullable String reason) {

        LocalDate requiredDay() {
            if (until == null) {
                throw RefusalException.invalid("until", null, "必填，格式为 YYYY-MM-DD");
            }
            return until;
        }

        String requiredReason() {
            return Stated.text("reason", reason, LONGEST_REASON);
        }
    }

    @GET
    @Operation(summary = "历史数据补录的开放记录 · when the year was opened to its history, and by whom")
    @Declared(region = ALL)
    public Uni<List<Opening>> historyOpenings(@PathParam("year") String year) {
        return history.all(YearResource.parse(year), caller.actor());
    }

    @PUT
    @Operation(
            summary = "开放历史年度补录 · open a year from before this register to its history, for another officer's files",
            description =
                    "Until that day files of rectifications and warnings that another officer of the region brings may"
                            + " tell of records on which published results of this year rest. A year of the procedure is never"
                            + " opened.")
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<List<Opening>> openToHistory(@PathParam("year") String year, @Nullable HistoryOrder order) {
        HistoryOrder stated = Stated.body(order);
        EvaluationYear wanted = YearResource.parse(year);
        return history.open(wanted, stated.requiredDay(), stated.requiredReason(), caller.act(year));
    }
}
