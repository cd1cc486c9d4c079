package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.BoardService;
import io.ecocredit.procedure.board.Progress;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the work of a year goes, and how each league did it. */
@Path("/api/v1/years/{year}")
@Authenticated
@Tag(name = "years")
public class AssessmentResource {

    private final InstitutionLine line;
    private final BoardService boards;
    private final Caller caller;

    AssessmentResource(InstitutionLine line, BoardService boards, Caller caller) {
        this.line = line;
        this.boards = boards;
        this.caller = caller;
    }

    @GET
    @Path("/progress")
    @Operation(summary = "进度 · cases by league and step, with those that are overdue; a league sees its own")
    public Uni<List<Progress>> progress(@PathParam("year") String year) {
        return boards.progress(line, YearResource.parse(year).value(), caller.act("year", year));
    }

    @GET
    @Path("/assessment")
    @Operation(summary = "盟市工作考核 · how leagues did their work, every number with the cases behind it")
    public Uni<List<Assessment>> assessment(@PathParam("year") String year) {
        return boards.assessments(line, YearResource.parse(year).value(), caller.act("year", year));
    }
}
