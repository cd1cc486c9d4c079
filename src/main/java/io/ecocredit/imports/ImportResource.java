package io.ecocredit.imports;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.ecocredit.imports.ImportFindings.Numbered;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.jobs.Job;
import io.ecocredit.jobs.JobAnswers;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Bulk data in, with a report of every row that was refused or is for a person to look at. */
@Path("/api/v1/imports")
@Authenticated
@Tag(name = "imports")
public class ImportResource {

    private static final int PAGE = 500;

    private final ImportJobs importJobs;
    private final ImportFindings findings;
    private final JobAnswers answers;
    private final Caller caller;

    ImportResource(ImportJobs importJobs, ImportFindings findings, JobAnswers answers, Caller caller) {
        this.importJobs = importJobs;
        this.findings = findings;
        this.answers = answers;
        this.caller = caller;
    }

    @POST
    @Path("/{kind}")
    @Consumes("text/csv")
    @Blocking
    @Operation(
            summary = "导入一个CSV · import a CSV as a job",
            description =
                    "kind: institutions, engagements, practitioners, records, practitioner_records, rectifications,"
                            + " warnings, exclusions. mode=all keeps nothing when a row is refused, mode=valid keeps the good rows."
                            + " The charset parameter of Content-Type may be UTF-8 (default) or GB18030.")
    @APIResponse(
            responseCode = "202",
            description = "任务已开始 · the job has started",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Job.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.IMPORT)
    public Uni<Response> importFile(
            @PathParam("kind") String kind,
            @QueryParam("mode") @DefaultValue("all") String mode,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Context HttpHeaders headers,
            InputStream body) {
        return importJobs
                .start(kind, mode, charset(headers.getMediaType()), body, caller.act(kind))
                .flatMap(job -> answers.answer(job, prefer));
    }

    private static @Nullable String charset(@Nullable MediaType declared) {
        if (declared == null) {
            throw RefusalException.of(RefusalCode.UNSUPPORTED_MEDIA_TYPE, "须以Content-Type说明内容为 text/csv");
        }
        return declared.getParameters().get(MediaType.CHARSET_PARAMETER);
    }

    @GET
    @Path("/{kind}/{id}")
    @Operation(summary = "导入的进度与报告 · progress and report of an import")
    @Declared(league = OWN, region = OWN)
    public Uni<Job> report(@PathParam("kind") String kind, @PathParam("id") String id) {
        return importJobs.own(kind, id, caller.actor());
    }

    /** A page of findings; {@code next} is the cursor that continues it, absent at the end. */
    public record FindingsPage(
            List<Finding> items, @Nullable Integer next) {}

    @GET
    @Path("/{kind}/{id}/findings")
    @Operation(summary = "逐行结果 · what was refused or flagged, row by row")
    @Declared(league = OWN, region = OWN)
    public Uni<FindingsPage> findings(
            @PathParam("kind") String kind,
            @PathParam("id") String id,
            @QueryParam("cursor") @DefaultValue("0") String cursor) {
        if (!cursor.matches("[0-9]{1,9}")) {
            throw RefusalException.invalid("cursor", cursor, "不是有效的游标");
        }
        return importJobs
                .own(kind, id, caller.actor())
                .flatMap(job -> findings.after(job.id(), Integer.parseInt(cursor), PAGE, caller.actor()))
                .map(page -> new FindingsPage(
                        page.stream().map(Numbered::finding).toList(),
                        page.size() < PAGE ? null : page.getLast().number()));
    }

    @GET
    @Path("/{kind}/{id}/findings.csv")
    @Produces("text/csv;charset=UTF-8")
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=findings.csv")
    @Operation(summary = "逐行结果（CSV） · the findings to take away")
    @Declared(league = OWN, region = OWN)
    public Multi<String> findingsFile(@PathParam("kind") String kind, @PathParam("id") String id) {
        return importJobs
                .own(kind, id, caller.actor())
                .onItem()
                .transformToMulti(job -> Multi.createBy()
                        .concatenating()
                        .streams(Multi.createFrom().item(line(Finding.COLUMNS)), rows(job.id(), 0, caller.actor())));
    }

    private Multi<String> rows(UUID job, int after, Actor asker) {
        return findings.after(job, after, PAGE, asker).onItem().transformToMulti(page -> {
            Multi<String> lines = Multi.createFrom()
                    .iterable(page)
                    .map(each -> line(each.finding().columns()));
            return page.size() < PAGE
                    ? lines
                    : Multi.createBy()
                            .concatenating()
                            .streams(
                                    lines,
                                    Multi.createFrom()
                                            .deferred(() ->
                                                    rows(job, page.getLast().number(), asker)));
        });
    }

    private static String line(List<String> fields) {
        StringWriter text = new StringWriter();
        CsvWriter.builder().bufferSize(0).build(text).writeRecord(fields);
        return text.toString();
    }
}
