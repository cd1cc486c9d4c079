package io.ecocredit.jobs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs long work in the background and keeps its place in the database, so that any copy of the service can tell of it. */
@Singleton
public class JobService {

    private static final Logger LOG = Logger.getLogger(JobService.class);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final JobRepository repository;
    private final Json json;
    private final LegalClock clock;
    private final MeterRegistry meters;
    private final Map<UUID, JobRun> running = new ConcurrentHashMap<>();

    JobService(JobRepository repository, Json json, LegalClock clock, MeterRegistry meters) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
        meters.gaugeMapSize("ecocredit.jobs.running", Tags.empty(), running);
    }

    /** Starts work and answers with its job before the work is done. */
    public Uni<Job> start(String kind, Actor startedBy, Function<JobRun, Uni<?>> work) {
        JobRun run = new JobRun(UUID.randomUUID());
        return repository
                .add(run.id(), kind, startedBy, clock.instant())
                .invoke(() -> execute(run, kind, work))
                .chain(() -> find(run.id(), startedBy))
                .onItem()
                .ifNull()
                .failWith(IllegalStateException::new);
    }

    /**
     * The number of a job in an address.
     *
     * @throws RefusalException 400 in these words when it is none
     */
    public static UUID number(String id, String fault) {
        return Stated.number(id, () -> RefusalException.invalid("id", id, fault));
    }

    /** A job, or null when the asker has none of that number. */
    public Uni<@Nullable Job> find(UUID id, Actor asker) {
        return repository.find(id, asker);
    }

    /** A job once it is finished, or as it stands when the patience ends. */
    public Uni<@Nullable Job> await(UUID id, Actor asker, Duration patience) {
        Instant until = clock.instant().plus(patience);
        return repository.find(id, asker).flatMap(job -> {
            if (job == null || job.isFinished() || !clock.instant().isBefore(until)) {
                return Uni.createFrom().item(job);
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(POLL)
                    .chain(() -> await(id, asker, Duration.between(clock.instant(), until)));
        });
    }

    /** Asks a job to stop at its next safe point; another process hears of it with its next heartbeat. */
    public Uni<Void> cancel(UUID id, Act act) {
        return repository.requestCancel(id, act).invoke(() -> {
            JobRun here = running.get(id);
            if (here != null) {
                here.cancel();
            }
        });
    }

    private void execute(JobRun run, String kind, Function<JobRun, Uni<?>> work) {
        running.put(run.id(), run);
        Instant began = clock.instant();
        Uni.createFrom()
                .deferred(() -> work.apply(run))
                .flatMap(result -> repository.finish(run, Job.State.SUCCEEDED, text(result), null, clock.instant()))
                .invoke(() -> measure(kind, Job.State.SUCCEEDED, began))
                .onFailure(JobRun.CancelledException.class)
                .recoverWithUni(() -> repository
                        .finish(run, Job.State.CANCELLED, null, null, clock.instant())
                        .invoke(() -> measure(kind, Job.State.CANCELLED, began)))
                .onFailure()
                .recoverWithUni(failure -> fail(run, failure).invoke(() -> measure(kind, Job.State.FAILED, began)))
                .eventually(() -> running.remove(run.id()))
                .subscribe()
                .with(
                        done -> LOG.debugf("job %s ended", run.id()),
                        failure -> LOG.errorf(failure, "the end of job %s could not be written", run.id()));
    }

    private void measure(String kind, Job.State state, Instant began) {
        meters.timer("ecocredit.jobs", "kind", kind, "state", state.name())
                .record(Duration.between(began, clock.instant()));
    }

    private Uni<Void> fail(JobRun run, Throwable failure) {
        Problem problem = Problems.of(failure);
        if (problem.status() >= 500) {
            LOG.errorf(failure, "job %s failed", run.id());
        }
        return repository.finish(run, Job.State.FAILED, null, text(problem), clock.instant());
    }

    /** Writes the progress of this process's jobs, hears of cancellation, and ends jobs whose process has died. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        Instant now = clock.instant();
        Problem interrupted = Problems.of(RefusalException.of(RefusalCode.JOB_INTERRUPTED, "执行此任务的进程已中断，请重新发起"));
        return OneByOne.each(
                        running.values(),
                        run -> repository.beat(run, now).invoke(cancelled -> {
                            if (cancelled) {
                                run.cancel();
                            }
                        }))
                .chain(() -> repository.giveUp(now.minus(SILENCE_LIMIT), String.valueOf(text(interrupted)), now))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "no heartbeat"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.write(value);
    }
}
