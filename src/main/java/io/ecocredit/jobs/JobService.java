package io.ecocredit.jobs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.privacy.PersonalNumbers;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.platform.sql.NoConnection;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs long work in the background and keeps its place in the database, so that any copy of the service can tell of it. What
 * cannot begin yet waits there without a connection; the copy that has taken it in runs it.
 */
@Singleton
public class JobService {

    private static final Logger LOG = Logger.getLogger(JobService.class);
    private static final Duration SILENCE_LIMIT = Duration.ofSeconds(60);

    /** Imports, ratings, publications that a copy runs at once, of each; fewer than half of the connections over JDBC. */
    static final int AT_ONCE = 2;

    /** Jobs that an account may have waiting and running together. */
    static final int MOST_OF_AN_ACCOUNT = 10;

    private static final String REFUSED = "REFUSED";
    private static final int END_ATTEMPTS = 60;
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final JobRepository repository;
    private final Json json;
    private final LegalClock clock;
    private final MeterRegistry meters;
    private final LongTaskTimer active;
    private final Counter faults;
    private final UUID copy = UUID.randomUUID();
    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();
    private final Map<UUID, JobRun> running = new ConcurrentHashMap<>();

    JobService(JobRepository repository, Json json, LegalClock clock, MeterRegistry meters) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
        meters.gaugeMapSize("ecocredit.jobs.running", Tags.empty(), running);
        meters.gaugeMapSize("ecocredit.jobs.waiting", Tags.empty(), waiting);
        this.active = meters.more().longTaskTimer("ecocredit.jobs.active");
        this.faults = meters.counter("ecocredit.jobs.faults");
    }

    /**
     * Takes work in, begins it if it need not wait, and answers with its job before the work is done.
     *
     * @param kind whose first word says which line of work it is
     * @throws RefusalException 429 when the account has as many jobs under way as it may
     */
    public Uni<Job> start(String kind, Actor startedBy, Work work) {
        return enqueue(new Waiting(new JobRun(UUID.randomUUID()), kind, false, startedBy, work));
    }

    /** The same of work of which in the whole service only one of the kind may run at a time, in the order in which it came. */
    public Uni<Job> startInTurn(String kind, Actor startedBy, Work work) {
        return enqueue(new Waiting(new JobRun(UUID.randomUUID()), kind, true, startedBy, work));
    }

    private Uni<Job> enqueue(Waiting job) {
        UUID id = job.run().id();
        return repository
                .add(job, copy, MOST_OF_AN_ACCOUNT, clock.instant())
                .invoke(added -> Require.that(
                        added,
                        () -> RefusalException.of(
                                RefusalCode.TOO_MANY_JOBS, "您等待和进行中的任务已有" + MOST_OF_AN_ACCOUNT + "个，请待其完成后再试")))
                .onFailure()
                .invoke(notAdded -> job.work().ended())
                .invoke(() -> waiting.put(id, job))
                .chain(this::beginWhatMay)
                .chain(() -> find(id, job.startedBy()))
                .onItem()
                .ifNull()
                .failWith(IllegalStateException::new);
    }

    /** Forgets a job that was given up while it waited, and what was kept for it. */
    private void drop(UUID id) {
        Waiting job = waiting.remove(id);
        if (job != null) {
            job.work().ended();
        }
    }

    /** Begins what need not wait any longer. What cannot be begun just now, since the database is busy, is with the next heartbeat. */
    private Uni<Void> beginWhatMay() {
        return OneByOne.whileAny(() -> waiting.isEmpty()
                        ? Uni.createFrom().item(false)
                        : repository.begin(copy, AT_ONCE).map(this::begun))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "no job could be begun"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private boolean begun(Optional<UUID> next) {
        next.ifPresent(this::begin);
        return next.isPresent();
    }

    /** Of several that learn that a job may begin, one begins it. */
    private void begin(UUID id) {
        Waiting job = waiting.remove(id);
        if (job != null) {
            execute(job);
        }
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
            cancelWaiting(id);
        });
    }

    /** One that waited ends at once: its first safe point is before it begins. */
    private void cancelWaiting(UUID id) {
        Waiting job = waiting.get(id);
        if (job != null) {
            job.run().cancel();
            begin(id);
        }
    }

    private void execute(Waiting job) {
        JobRun run = job.run();
        String kind = job.kind();
        running.put(run.id(), run);
        Timer.Sample began = Timer.start(meters);
        LongTaskTimer.Sample going = active.start();
        Uni.createFrom()
                .deferred(() -> job.work().attempt(run))
                .onFailure(NoConnection::was)
                .retry()
                .withBackOff(SOON, LATER)
                .indefinitely()
                .flatMap(result -> finish(run, Job.State.SUCCEEDED, text(result), null))
                .invoke(() -> measure(kind, Job.State.SUCCEEDED.name(), began))
                .onFailure(JobRun.CancelledException.class)
                .recoverWithUni(() -> finish(run, Job.State.CANCELLED, null, null)
                        .invoke(() -> measure(kind, Job.State.CANCELLED.name(), began)))
                .onFailure()
                .recoverWithUni(failure -> fail(run, failure).invoke(() -> measure(kind, outcome(failure), began)))
                .eventually(() -> {
                    running.remove(run.id());
                    going.stop();
                    job.work().ended();
                })
                .eventually(this::beginWhatMay)
                .subscribe()
                .with(
                        done -> LOG.debugf("job %s ended", run.id()),
                        failure -> LOG.errorf(failure, "the end of job %s could not be written", run.id()));
    }

    /** Writes the end of a job. What has been done must not be told as interrupted, so this does not give up soon. */
    private Uni<Void> finish(JobRun run, Job.State state, @Nullable String result, @Nullable String problem) {
        return Uni.createFrom()
                .deferred(() -> repository.finish(run, state, result, problem, clock.instant()))
                .onFailure(Problems::isDatabaseAway)
                .retry()
                .withBackOff(SOON, LATER)
                .atMost(END_ATTEMPTS);
    }

    /** By the measures' own clock, which goes on evenly where the service's is moved. */
    private void measure(String kind, String outcome, Timer.Sample began) {
        began.stop(meters.timer("ecocredit.jobs", "kind", kind, "state", outcome));
    }

    /** A file that is refused has its job fail, and is no failure of the service. */
    private static String outcome(Throwable failure) {
        return isOfTheService(Problems.of(failure)) ? Job.State.FAILED.name() : REFUSED;
    }

    private static boolean isOfTheService(Problem problem) {
        return problem.status() >= 500;
    }

    /** What is kept of a failure is with the institutions' data, where no citizen's number belongs (A36). */
    private Uni<Void> fail(JobRun run, Throwable failure) {
        Problem problem = Problems.of(failure).inWords(PersonalNumbers::masked);
        if (isOfTheService(problem)) {
            faults.increment();
            LOG.errorf(failure, "job %s failed", run.id());
        }
        return finish(run, Job.State.FAILED, null, text(problem));
    }

    /** Writes the progress of this process's jobs, hears of cancellation, and ends jobs whose process has died. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        Problem interrupted = Problems.of(RefusalException.of(RefusalCode.JOB_INTERRUPTED, "执行此任务的进程已中断，请重新发起"));
        return OneByOne.each(
                        running.values(),
                        run -> repository.beat(run).invoke(beat -> {
                            if (beat.isCancelled()) {
                                run.cancel();
                            }
                        }))
                .chain(() -> OneByOne.each(waiting.values(), this::beatOfWaiting))
                .chain(this::beginWhatMay)
                .chain(() -> repository.giveUp(SILENCE_LIMIT, String.valueOf(text(interrupted)), clock.instant()))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "no heartbeat"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Hears too of a job that may begin though the answer that said so was lost. */
    private Uni<JobRepository.Beat> beatOfWaiting(Waiting job) {
        UUID id = job.run().id();
        return repository.beat(job.run()).invoke(beat -> {
            if (beat.isCancelled()) {
                cancelWaiting(id);
            } else if (beat.state() == Job.State.RUNNING) {
                begin(id);
            } else if (beat.state() == null) {
                drop(id);
            }
        });
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.write(value);
    }
}
