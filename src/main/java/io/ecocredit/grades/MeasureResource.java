package io.ecocredit.grades;

import static io.ecocredit.platform.operation.Permission.ALL;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.json.RawJson;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which institutions are under supervisory measures until they are repaired (A32, A33), for those who apply them (A35). */
@Path("/api/v1/measures")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Cites({Article.A32, Article.A33, Article.A35})
@Tag(name = "measures")
public class MeasureResource {

    private static final int PAGE = 100;

    private final GradeRepository repository;
    private final Divisions divisions;
    private final LegalClock clock;
    private final Json json;

    MeasureResource(GradeRepository repository, Divisions divisions, LegalClock clock, Json json) {
        this.repository = repository;
        this.divisions = divisions;
        this.clock = clock;
        this.json = json;
    }

    /** A page of results; {@code next} is the cursor that continues it, null at the end. */
    public record MeasurePage(
            @Schema(type = SchemaType.ARRAY, implementation = PublishedGrade.class)
            List<RawJson> items,

            @Nullable String next) {}

    @GET
    @Operation(
            summary = "采取监管措施的机构 · institutions under supervisory measures, each with its measures and their clauses",
            description = "From the latest published result of each; a repaired one is no longer here. Ordered by code;"
                    + " paged by cursor.")
    @APIResponseSchema(value = MeasurePage.class, responseDescription = "一页结果 · a page of results")
    @Declared(department = ALL, league = ALL, region = ALL)
    public Uni<Response> measures(
            @Parameter(description = "牵头盟市 · code of the league that led the evaluation")
                    @QueryParam("division")
                    @Nullable
                    String division,
            @Parameter(schema = @Schema(enumeration = {"WARNING", "BAD"})) @QueryParam("grade") @Nullable String grade,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo address) {
        if (Grade.NORMAL.name().equals(grade)) {
            throw RefusalException.invalid(
                    "grade", grade, "未列入警示或不良的没有监管措施（" + Article.A32.citation() + "、" + Article.A33.citation() + "）");
        }
        GradeQuery query = GradeQuery.of(
                new Asked(null, division, null, grade, null, null, cursor, limit), divisions, clock.instant(), PAGE);
        return repository
                .underMeasures(query)
                .map(found -> answer(GradeResource.page(
                        found, query, address, (items, next) -> json.write(new MeasurePage(items, next)))));
    }

    private static Response answer(PublicAnswers.Answer page) {
        Response.ResponseBuilder response = Response.ok(page.body()).header("Cache-Control", "no-store");
        page.headers().forEach(response::header);
        return response.build();
    }
}
