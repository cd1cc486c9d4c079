package io.ecocredit.grades;

import io.ecocredit.platform.edge.StreamedBody;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was published when, and the whole list of each release to take away. */
@Path("/api/v1/releases")
@PermitAll
@Cites(value = Article.A35, provisions = Provision.A20_ITEM_6, settles = Interpretation.I_24)
@Tag(name = "releases")
public class ReleaseResource {

    private final ReleaseRepository repository;
    private final ReleaseFiles files;
    private final PublicAnswers answers;
    private final Json json;

    ReleaseResource(ReleaseRepository repository, ReleaseFiles files, PublicAnswers answers, Json json) {
        this.repository = repository;
        this.files = files;
        this.answers = answers;
        this.json = json;
    }

    @GET
    @Operation(summary = "历次公布 · all releases, the latest first")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Release[].class, responseDescription = "历次公布 · all releases")
    @Declared(open = true)
    public Uni<Response> releases(@Context Request conditions) {
        return answers.text("releases", conditions, () -> repository.all().map(json::write));
    }

    @GET
    @Path("/{year}")
    @Operation(summary = "一个年度的公布 · the release of a year")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Release.class, responseDescription = "一个年度的公布 · the release of a year")
    @Declared(open = true)
    public Uni<Response> release(@PathParam("year") String year, @Context Request conditions) {
        return answers.text("release " + year, conditions, () -> find(year).map(json::write));
    }

    @GET
    @Path("/{year}/latest/grades.csv")
    @Operation(summary = "最新版下载地址 · leads to the current edition as CSV")
    @Declared(open = true)
    public Uni<RestResponse<Void>> latestCsv(@PathParam("year") String year) {
        return find(year).map(release -> leadTo(release, ReleaseFormat.CSV));
    }

    @GET
    @Path("/{year}/latest/grades.ndjson")
    @Operation(summary = "最新版下载地址 · leads to the current edition as NDJSON")
    @Declared(open = true)
    public Uni<RestResponse<Void>> latestNdjson(@PathParam("year") String year) {
        return find(year).map(release -> leadTo(release, ReleaseFormat.NDJSON));
    }

    @GET
    @Path("/{year}/{edition}/grades.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary = "整版下载（CSV） · a whole edition as CSV",
            description =
                    "Answers If-None-Match and one range of bytes; the digest stands in the release and in Repr-Digest.")
    @APIResponse(
            responseCode = "200",
            description = "整个文件 · the file",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "206", description = "文件的一部分 · a part of the file")
    @APIResponse(responseCode = "304", description = "没有变化 · as the client has it")
    @Declared(open = true)
    public Uni<Response> csv(
            @PathParam("year") String year, @PathParam("edition") String edition, @Context HttpHeaders asked) {
        return download(year, edition, ReleaseFormat.CSV, asked);
    }

    @GET
    @Path("/{year}/{edition}/grades.ndjson")
    @Produces(StreamedBody.NDJSON)
    @Operation(
            summary = "整版下载（NDJSON） · a whole edition, a line a result",
            description =
                    "Answers If-None-Match and one range of bytes; the digest stands in the release and in Repr-Digest.")
    @APIResponseSchema(value = PublishedGrade.class, responseDescription = "整个文件 · the file")
    @APIResponse(responseCode = "206", description = "文件的一部分 · a part of the file")
    @APIResponse(responseCode = "304", description = "没有变化 · as the client has it")
    @Declared(open = true)
    public Uni<Response> ndjson(
            @PathParam("year") String year, @PathParam("edition") String edition, @Context HttpHeaders asked) {
        return download(year, edition, ReleaseFormat.NDJSON, asked);
    }

    private Uni<Response> download(String year, String edition, ReleaseFormat format, HttpHeaders asked) {
        if (!edition.matches("[1-9][0-9]{0,5}")) {
            throw RefusalException.invalid("edition", edition, "应为版次或 latest");
        }
        return find(year)
                .invoke(release -> requireCurrent(release, Integer.parseInt(edition)))
                .flatMap(release -> files.answer(release, format, asked));
    }

    private static void requireCurrent(Release release, int edition) {
        if (edition < release.edition()) {
            throw RefusalException.of(RefusalCode.EDITION_REPLACED, "该版已被第" + release.edition() + "版取代，不再提供");
        }
        if (edition > release.edition()) {
            throw RefusalException.of(RefusalCode.NO_SUCH_EDITION, release.year() + "年度没有第" + edition + "版");
        }
    }

    private static RestResponse<Void> leadTo(Release release, ReleaseFormat format) {
        return RestResponse.temporaryRedirect(URI.create(format.address(release.year(), release.edition())));
    }

    /** @throws RefusalException 400 for what is no year, 404 for one that is not published */
    Uni<Release> find(String year) {
        return repository.find(Stated.year(year)).map(release -> required(release, year));
    }

    private static Release required(@Nullable Release release, String year) {
        if (release == null) {
            throw RefusalException.of(RefusalCode.NO_SUCH_RELEASE, year + "年度结果尚未公布");
        }
        return release;
    }
}
