package io.ecocredit.jobs;

import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Long work, told to whoever started it. */
@Path("/api/v1/jobs/{id}")
@Authenticated
@Tag(name = "jobs")
public class JobResource {

    private final JobService jobs;
    private final Caller caller;

    JobResource(JobService jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "任务的进度与结果 · progress and result of a job")
    @Declared(league = OWN, region = OWN)
    public Uni<Job> job(@PathParam("id") String id) {
        return find(id);
    }

    @DELETE
    @Operation(summary = "取消任务 · cancel a job; what it has not committed is rolled back")
    @Declared(league = OWN, region = OWN, subject = SubjectKind.JOB)
    public Uni<Job> cancel(@PathParam("id") String id) {
        return find(id).call(job -> jobs.cancel(job.id(), caller.act(id))).flatMap(job -> find(id));
    }

    private Uni<Job> find(String id) {
        return jobs.find(JobService.number(id, "不是任务编号"), caller.actor()).map(this::ownOnly);
    }

    /** Somebody else's job and none at all are told apart to nobody. */
    private Job ownOnly(@Nullable Job job) {
        if (job == null || !job.startedBy().equals(caller.actor().name())) {
            throw RefusalException.of(RefusalCode.NO_SUCH_JOB, "您没有这一编号的任务");
        }
        return job;
    }
}
