package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.grades.GradeRepository.Found;
import io.ecocredit.grades.PublicAnswers.Answer;
import io.ecocredit.grades.SearchRepository.Search;
import io.ecocredit.grades.SearchRepository.Stored;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.json.RawJson;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The public look-up (A20.6): no login, only what is published. */
@Path("/api/v1/grades")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Cites(provisions = Provision.A20_ITEM_6, settles = Interpretation.I_3)
@Tag(name = "grades")
public class GradeResource {

    private static final int PAGE = 20;
    private static final int PERMANENT_REDIRECT = 308;

    private final GradeRepository repository;
    private final SearchRepository searches;
    private final PublicAnswers answers;
    private final Json json;
    private final Divisions divisions;
    private final LegalClock clock;

    GradeResource(
            GradeRepository repository,
            SearchRepository searches,
            PublicAnswers answers,
            Json json,
            Divisions divisions,
            LegalClock clock) {
        this.repository = repository;
        this.searches = searches;
        this.answers = answers;
        this.json = json;
        this.divisions = divisions;
        this.clock = clock;
    }

    /**
     * A page of results.
     *
     * @param next cursor that continues it; null at the end
     * @param counts how many match; null on every page but the first
     * @param suggestions names like the one that was typed, when none was found
     */
    public record GradePage(
            @Schema(type = SchemaType.ARRAY, implementation = PublishedGrade.class)
            List<RawJson> items,

            @Nullable String next,
            @Nullable Counts counts,
            List<Suggestion> suggestions) {}

    /**
     * How many results match, in all and by each facet; a facet counts what its other values would find with every other
     * condition kept.
     *
     * @param estimated whether the numbers are estimated, because there are too many to be counted
     */
    public record Counts(
            int results,
            boolean estimated,
            List<Count> divisions,
            List<Count> grades,
            List<Count> kinds,
            List<Count> years) {}

    /** @param value as the parameter of that name takes it */
    public record Count(String value, String label, int results) {}

    /** An institution whose name or code is like what was typed, or that succeeds whose code it was. */
    public record Suggestion(String uscc, String name) {}

    /**
     * The current result of an institution and its earlier public ones, the latest year first.
     *
     * @param formerNames the latest first (I-3)
     * @param successor who succeeds the institution and has public results; null when nobody does
     */
    public record GradeHistory(
            @Schema(implementation = PublishedGrade.class) RawJson current,

            @Schema(type = SchemaType.ARRAY, implementation = PublishedGrade.class)
            List<RawJson> earlier,

            @Schema(type = SchemaType.ARRAY, implementation = FormerName.class)
            RawJson formerNames,

            @Nullable String successor) {}

    /** @param until first day of the name that followed */
    public record FormerName(String name, LocalDate until) {}

    @GET
    @Operation(
            summary = "查询已公布的评价结果 · search published results",
            description =
                    "q: parts of a name or a former name in any order, one of them at least two characters, or a code or"
                            + " its beginning; traditional characters and full-width forms find simplified and half-width ones."
                            + " Ordered by the length of the name and the code; without words by the code; where more than 2,000 match in"
                            + " an order that is always the same and means nothing. Paged by cursor.")
    @APIResponseSchema(value = GradePage.class, responseDescription = "一页结果 · a page of results")
    @Declared(open = true)
    public Uni<Response> search(@BeanParam Asked asked, @Context UriInfo address, @Context Request request) {
        GradeQuery query = GradeQuery.of(asked, divisions, clock.instant(), PAGE);
        return answers.to(
                "search " + query,
                request,
                () -> searches.search(query).map(found -> Optional.of(page(found, query, address))));
    }

    private Answer page(Search found, GradeQuery query, UriInfo address) {
        return page(
                found.items(),
                query,
                address,
                (items, next) -> json.write(new GradePage(items, next, found.counts(), found.suggestions())));
    }

    /** An answer that writes its body. */
    interface PageBody {
        String of(List<RawJson> items, @Nullable String next);
    }

    static Answer page(List<Stored> found, GradeQuery query, UriInfo address, PageBody body) {
        List<Stored> items = found.subList(0, Math.min(found.size(), query.limit()));
        String next = found.size() > query.limit() ? items.getLast().place().cursor() : null;
        String text =
                body.of(items.stream().map(Stored::document).map(RawJson::new).toList(), next);
        return Answer.ok(text).with("Link", next == null ? null : linkTo(next, address));
    }

    /** Without a host: the answer is kept for others, whatever this client calls the service. */
    private static String linkTo(String next, UriInfo address) {
        URI page =
                address.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return "<" + page.getRawPath() + "?" + page.getRawQuery() + ">; rel=\"next\"";
    }

    @GET
    @Path("/{uscc}")
    @Operation(summary = "一个机构的评价结果 · the current result of an institution and its earlier public ones")
    @APIResponseSchema(value = GradeHistory.class, responseDescription = "评价结果 · the results")
    @Declared(open = true)
    public Uni<Response> grade(
            @PathParam("uscc") String uscc, @QueryParam("asOf") @Nullable String asOf, @Context Request request) {
        OffsetDateTime shownAt = GradeQuery.asOf(asOf, clock.instant());
        return repository
                .whole(uscc, shownAt)
                .flatMap(code -> answers.to(
                        "grade " + code + " " + shownAt,
                        request,
                        () -> repository.of(code, shownAt).map(found -> answer(found, asOf))));
    }

    /** A code without results of its own leads to its successor's (I-3). */
    private Optional<Answer> answer(Found found, @Nullable String asOf) {
        String successor = found.successor();
        if (!found.own().isEmpty()) {
            return Optional.of(Answer.ok(json.write(history(found)))
                    .with(
                            "Link",
                            successor == null
                                    ? null
                                    : "</api/v1/grades/" + successor + ">; rel=\"successor-version\""));
        }
        return Optional.ofNullable(successor)
                .map(to -> new Answer(
                        PERMANENT_REDIRECT,
                        Buffer.buffer(),
                        Map.of("Location", "/api/v1/grades/" + to + (asOf == null ? "" : "?asOf=" + asOf))));
    }

    /** The body of the answer; its digest stands on the printed page. */
    static GradeHistory history(Found found) {
        List<RawJson> documents = found.own().stream().map(RawJson::new).toList();
        return new GradeHistory(
                documents.getFirst(),
                documents.subList(1, documents.size()),
                new RawJson(found.formerNames()),
                found.successor());
    }

    /** The same for whatever reason there is nothing to show. */
    static RefusalException noneFound() {
        return RefusalException.of(RefusalCode.NO_PUBLISHED_RESULT, "没有该统一社会信用代码的已公布评价结果");
    }
}
