package io.ecocredit.jobs;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How an operation that starts a job answers: at once with 202, or, asked to wait (RFC 7240), with the finished job. */
@Singleton
public class JobAnswers {

    private static final String JOBS = "/api/v1/jobs/";
    private static final String WAIT = "wait=";
    private static final int LONGEST_WAIT_SECONDS = 60;

    private final JobService jobs;
    private final Caller caller;

    JobAnswers(JobService jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    /** @param prefer the request's {@code Prefer} header, or null */
    public Uni<Response> answer(Job started, @Nullable String prefer) {
        int seconds = secondsToWait(prefer);
        Uni<@Nullable Job> known = seconds == 0
                ? Uni.createFrom().item(started)
                : jobs.await(started.id(), caller.actor(), Duration.ofSeconds(seconds));
        return known.map(job -> response(job == null ? started : job));
    }

    private static Response response(Job job) {
        return Response.status(job.isFinished() ? Response.Status.OK : Response.Status.ACCEPTED)
                .header("Location", JOBS + job.id())
                .entity(job)
                .build();
    }

    private static int secondsToWait(@Nullable String prefer) {
        if (prefer == null) {
            return 0;
        }
        return Arrays.stream(prefer.split("[,;]"))
                .map(String::strip)
                .filter(preference -> preference.startsWith(WAIT))
                .findFirst()
                .map(preference -> seconds(preference.substring(WAIT.length())))
                .orElse(0);
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw RefusalException.invalid("Prefer", text, "wait 应为秒数");
        }
        return Math.min(Integer.parseInt(text), LONGEST_WAIT_SECONDS);
    }
}
