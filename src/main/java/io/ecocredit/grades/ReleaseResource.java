package io.ecocredit.grades;

import io.ecocredit.grades.ReleaseRepository.Line;
import io.ecocredit.platform.edge.ReadyLines;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was published when, and the whole list of each release to take away. */
@Path("/api/v1/releases")
@PermitAll
@Cites(
        value = {Article.A20, Article.A35},
        settles = Interpretation.I_24)
@Tag(name = "releases")
public class ReleaseResource {

    private static final int LINES_AT_A_TIME = 1000;

    private final ReleaseRepository repository;

    ReleaseResource(ReleaseRepository repository) {
        this.repository = repository;
    }

    @GET
    @Operation(summary = "历次公布 · all releases, the latest first")
    public Uni<List<Release>> releases() {
        return repository.all();
    }

    @GET
    @Path("/{year}")
    @Operation(summary = "一个年度的公布 · the release of a year")
    public Uni<Release> release(@PathParam("year") String year) {
        return find(year);
    }

    @GET
    @Path("/{year}/latest/grades.csv")
    @Operation(summary = "最新版下载地址 · leads to the current edition as CSV")
    public Uni<RestResponse<Void>> latestCsv(@PathParam("year") String year) {
        return find(year).map(release -> leadTo(release, ReleaseFormat.CSV));
    }

    @GET
    @Path("/{year}/latest/grades.ndjson")
    @Operation(summary = "最新版下载地址 · leads to the current edition as NDJSON")
    public Uni<RestResponse<Void>> latestNdjson(@PathParam("year") String year) {
        return find(year).map(release -> leadTo(release, ReleaseFormat.NDJSON));
    }

    @GET
    @Path("/{year}/{edition}/grades.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "整版下载（CSV） · a whole edition as CSV")
    public RestMulti<String> csv(@PathParam("year") String year, @PathParam("edition") String edition) {
        return download(year, edition, ReleaseFormat.CSV);
    }

    @GET
    @Path("/{year}/{edition}/grades.ndjson")
    @Produces(ReadyLines.NDJSON)
    @Operation(summary = "整版下载（NDJSON） · a whole edition, a line a result")
    public RestMulti<String> ndjson(@PathParam("year") String year, @PathParam("edition") String edition) {
        return download(year, edition, ReleaseFormat.NDJSON);
    }

    private RestMulti<String> download(String year, String edition, ReleaseFormat format) {
        if (!edition.matches("[1-9][0-9]{0,5}")) {
            throw ProblemException.invalid("edition", edition, "应为版次或 latest");
        }
        return RestMulti.fromUniResponse(
                find(year).invoke(release -> requireCurrent(release, Integer.parseInt(edition))),
                release -> text(release, format),
                release -> headers(release, format));
    }

    private Multi<String> text(Release release, ReleaseFormat format) {
        Multi<String> lines = linesAfter(release, format, "", 0);
        return format == ReleaseFormat.CSV
                ? Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(ReleaseFormat.CSV_HEADER + "\n"), lines)
                : lines;
    }

    private Multi<String> linesAfter(Release release, ReleaseFormat format, String after, long sent) {
        return repository
                .lines(release, format, after, LINES_AT_A_TIME)
                .onItem()
                .transformToMulti(lines -> {
                    long total = sent + lines.size();
                    if (lines.size() < LINES_AT_A_TIME && total != release.results()) {
                        return Multi.createFrom()
                                .failure(new IllegalStateException("the edition was replaced while it was sent"));
                    }
                    Multi<String> these =
                            Multi.createFrom().iterable(lines).map(line -> line.text() + format.lineEnd());
                    return lines.size() < LINES_AT_A_TIME
                            ? these
                            : Multi.createBy()
                                    .concatenating()
                                    .streams(
                                            these,
                                            Multi.createFrom()
                                                    .deferred(() -> linesAfter(release, format, lastOf(lines), total)));
                });
    }

    private static String lastOf(List<Line> lines) {
        return lines.getLast().uscc();
    }

    private static Map<String, List<String>> headers(Release release, ReleaseFormat format) {
        String digest = release.downloads().get(format.ordinal()).sha256();
        return Map.of(
                "Repr-Digest",
                List.of("sha-256=:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)) + ":"),
                "Content-Disposition",
                List.of("attachment; filename=\"grades-" + release.year() + "-" + release.edition() + "."
                        + format.column() + "\""),
                "Cache-Control",
                List.of(GradeResource.PUBLIC_FOR_A_MINUTE));
    }

    private static void requireCurrent(Release release, int edition) {
        if (edition < release.edition()) {
            throw new ProblemException(410, "EDITION_REPLACED", "该版已被第" + release.edition() + "版取代，不再提供");
        }
        if (edition > release.edition()) {
            throw new ProblemException(404, "NO_SUCH_EDITION", release.year() + "年度没有第" + edition + "版");
        }
    }

    private static RestResponse<Void> leadTo(Release release, ReleaseFormat format) {
        return RestResponse.temporaryRedirect(URI.create(format.address(release.year(), release.edition())));
    }

    private Uni<Release> find(String year) {
        if (!year.matches("20[0-9]{2}")) {
            throw ProblemException.invalid("year", year, "应为四位年度");
        }
        return repository.find(Integer.parseInt(year)).map(release -> required(release, year));
    }

    private static Release required(@Nullable Release release, String year) {
        if (release == null) {
            throw new ProblemException(404, "NO_SUCH_RELEASE", year + "年度结果尚未公布");
        }
        return release;
    }
}
