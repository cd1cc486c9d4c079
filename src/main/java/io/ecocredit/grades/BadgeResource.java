package io.ecocredit.grades;

import io.ecocredit.grades.PublicAnswers.Answer;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A picture of the current result, to embed in one's own pages; it changes with the result (A20.6, A31). */
@Path("/api/v1/grades/{uscc}/badge.svg")
@PermitAll
@Produces(BadgeResource.SVG)
@Cites(value = Article.A31, provisions = Provision.A20_ITEM_6)
@Tag(name = "grades")
public class BadgeResource {

    static final String SVG = "image/svg+xml";

    private final GradeRepository repository;
    private final PublicAnswers answers;
    private final Json json;

    BadgeResource(GradeRepository repository, PublicAnswers answers, Json json) {
        this.repository = repository;
        this.answers = answers;
        this.json = json;
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
        static native TemplateInstance badge(Badge badge);
    }

    @GET
    @Operation(summary = "徽标 · a badge with grade, year and day, to embed")
    @APIResponseSchema(value = String.class, responseDescription = "SVG 图像 · a picture")
    @Declared(open = true)
    public Uni<Response> badge(@PathParam("uscc") String uscc, @Context Request request) {
        return repository
                .whole(uscc)
                .flatMap(code -> answers.to(
                        "badge " + code,
                        request,
                        () -> repository
                                .of(code, null)
                                .map(found -> found.own().stream().findFirst().map(this::picture))));
    }

    private Answer picture(String current) {
        return Answer.ok(Templates.badge(Badge.of(json.read(current, PublishedGrade.class)))
                .render());
    }
}
