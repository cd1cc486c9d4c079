package io.ecocredit.grades;

import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A picture of the current result, to embed in one's own pages; it changes with the result (A20.6, A31). */
@Path("/api/v1/grades/{uscc}/badge.svg")
@PermitAll
@Produces(BadgeResource.SVG)
@Cites({Article.A20, Article.A31})
@Tag(name = "grades")
public class BadgeResource {

    static final String SVG = "image/svg+xml";

    private final GradeRepository repository;
    private final GradePages.Presentation presentation;

    BadgeResource(GradeRepository repository, GradePages.Presentation presentation) {
        this.repository = repository;
        this.presentation = presentation;
    }

    /** What the picture shows; widths are of Chinese characters of 13 units and of digits of 7. */
    record Badge(String title, String year, String grade, String gradeLabel, String day) {

        private static final int CHARACTER = 13;
        private static final int MARGIN = 20;

        static Badge of(PublishedGrade result) {
            return new Badge(
                    result.name() + "：" + result.year() + "年度" + result.gradeLabel(),
                    result.year() + "年度信用评价",
                    result.grade(),
                    result.gradeLabel(),
                    "截至" + result.ratedAt());
        }

        /** Four digits and six characters. */
        public int left() {
            return 8 * CHARACTER + MARGIN;
        }

        public int right() {
            return gradeLabel.length() * CHARACTER + MARGIN;
        }

        public int width() {
            return left() + right();
        }
    }

    @CheckedTemplate(basePath = "GradePages")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance badge(Badge badge);
    }

    @GET
    @Operation(summary = "徽标 · a badge with grade, year and day, to embed")
    @APIResponse(
            responseCode = "200",
            description = "SVG 图像 · a picture",
            content = @Content(mediaType = SVG, schema = @Schema(implementation = String.class)))
    public Uni<Response> badge(@PathParam("uscc") String uscc) {
        return repository.of(new Uscc(uscc).value(), null).map(found -> {
            String current = found.own().stream().findFirst().orElseThrow(GradeResource::noneFound);
            return Response.ok(Templates.badge(Badge.of(presentation.parse(current)))
                            .render())
                    .type(SVG)
                    .header("Cache-Control", GradeResource.PUBLIC_FOR_A_MINUTE)
                    .build();
        });
    }
}
