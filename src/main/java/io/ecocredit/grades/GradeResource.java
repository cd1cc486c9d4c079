package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.grades.GradeRepository.Found;
import io.ecocredit.grades.GradeRepository.Stored;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The public look-up (A20.6): no login, only what is published. */
@Path("/api/v1/grades")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Cites(value = Article.A20, settles = Interpretation.I_3)
@Tag(name = "grades")
public class GradeResource {

    static final String PUBLIC_FOR_A_MINUTE = "public, max-age=60";
    private static final int PAGE = 20;
    private static final int PERMANENT_REDIRECT = 308;

    private final GradeRepository repository;
    private final Divisions divisions;
    private final Clock clock;

    GradeResource(GradeRepository repository, Divisions divisions, Clock clock) {
        this.repository = repository;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** A page of results; {@code next} is the cursor that continues it, null at the end. */
    public record GradePage(
            List<PublishedGrade> items, @Nullable String next) {}

    /**
     * The current result of an institution and its earlier public ones, the latest year first.
     *
     * @param formerNames the latest first (I-3)
     * @param successor who succeeds the institution and has public results; null when nobody does
     */
    public record GradeHistory(
            PublishedGrade current,
            List<PublishedGrade> earlier,
            List<FormerName> formerNames,
            @Nullable String successor) {}

    /** @param until first day of the name that followed */
    public record FormerName(String name, LocalDate until) {}

    /** Parameters of a search. */
    public static final class Parameters {
        @QueryParam("q")
        @Nullable
        String q;

        @QueryParam("division")
        @Nullable
        String division;

        @QueryParam("kind")
        @Nullable
        String kind;

        @QueryParam("grade")
        @Nullable
        String grade;

        @QueryParam("year")
        @Nullable
        String year;

        @QueryParam("asOf")
        @Nullable
        String asOf;

        @QueryParam("cursor")
        @Nullable
        String cursor;

        @QueryParam("limit")
        @Nullable
        String limit;

        Asked asked() {
            return new Asked(q, division, kind, grade, year, asOf, cursor, limit);
        }
    }

    @GET
    @Operation(
            summary = "查询已公布的评价结果 · search published results",
            description =
                    "q: part of a name or a former name, at least two characters, or a whole code. Ordered by code; paged by cursor.")
    @APIResponse(
            responseCode = "200",
            description = "一页结果 · a page of results",
            content = @Content(schema = @Schema(implementation = GradePage.class)))
    public Uni<Response> search(@BeanParam Parameters parameters, @Context UriInfo address) {
        GradeQuery query = GradeQuery.of(parameters.asked(), divisions, clock.instant(), PAGE);
        return repository.search(query).map(found -> page(found, query, address, PUBLIC_FOR_A_MINUTE));
    }

    static Response page(List<Stored> found, GradeQuery query, UriInfo address, String caching) {
        List<Stored> items = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit()
                ? GradeQuery.cursorAfter(items.getLast().uscc())
                : null;
        String body = "{\"items\":["
                + items.stream().map(Stored::document).collect(Collectors.joining(","))
                + "],\"next\":"
                + (next == null ? "null" : "\"" + next + "\"")
                + "}";
        Response.ResponseBuilder response = Response.ok(body).header("Cache-Control", caching);
        if (next != null) {
            response.link(
                    address.getRequestUriBuilder()
                            .replaceQueryParam("cursor", next)
                            .build(),
                    "next");
        }
        return response.build();
    }

    @GET
    @Path("/{uscc}")
    @Operation(summary = "一个机构的评价结果 · the current result of an institution and its earlier public ones")
    @APIResponse(
            responseCode = "200",
            description = "评价结果 · the results",
            content = @Content(schema = @Schema(implementation = GradeHistory.class)))
    public Uni<Response> grade(@PathParam("uscc") String uscc, @QueryParam("asOf") @Nullable String asOf) {
        return repository
                .of(new Uscc(uscc).value(), GradeQuery.asOf(asOf, clock.instant()))
                .map(found -> answer(found, asOf));
    }

    /** A code without results of its own leads to its successor's (I-3). */
    private static Response answer(Found found, @Nullable String asOf) {
        String successor = found.successor();
        if (found.own().isEmpty()) {
            if (successor == null) {
                throw noneFound();
            }
            return Response.status(Response.Status.fromStatusCode(PERMANENT_REDIRECT))
                    .header("Location", "/api/v1/grades/" + successor + (asOf == null ? "" : "?asOf=" + asOf))
                    .header("Cache-Control", PUBLIC_FOR_A_MINUTE)
                    .build();
        }
        Response.ResponseBuilder response = Response.ok(history(found)).header("Cache-Control", PUBLIC_FOR_A_MINUTE);
        if (successor != null) {
            response.link("/api/v1/grades/" + successor, "successor-version");
        }
        return response.build();
    }

    private static String history(Found found) {
        List<String> documents = found.own();
        return "{\"current\":" + documents.getFirst() + ",\"earlier\":["
                + String.join(",", documents.subList(1, documents.size())) + "],\"formerNames\":"
                + found.formerNames() + ",\"successor\":"
                + (found.successor() == null ? "null" : "\"" + found.successor() + "\"") + "}";
    }

    /** The same for whatever reason there is nothing to show. */
    static ProblemException noneFound() {
        return new ProblemException(404, "NO_PUBLISHED_RESULT", "没有该统一社会信用代码的已公布评价结果");
    }
}
