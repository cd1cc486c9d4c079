package io.ecocredit.publication;

import io.ecocredit.jobs.JobRun;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicResult.Institution;
import io.ecocredit.publication.PublicationRepository.Announcement;
import io.ecocredit.publication.PublicationRepository.Operation;
import io.ecocredit.publication.PublicationRepository.Release;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.repair.PastYear;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.Rating;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a year from before this register once (A20.6): release, results and feed in one transaction, marked as a historical
 * import. A year that the procedure of chapter 4 is for is not published so (A20.4, I-30).
 */
@Singleton
@Cites(
        provisions = Provision.A20_ITEM_6,
        settles = {Interpretation.I_30, Interpretation.I_33})
public class PublicationService {

    private static final int BATCH = 1000;
    private static final Rows<PastYear> YEARS = Rows.of(PastYear.class);
    private static final Actor PUBLISHER = Actor.system("publication");

    private final Inside inside;
    private final PublicationRepository repository;
    private final RatingService ratings;
    private final Composer composer;
    private final Editions editions;
    private final LegalClock clock;

    PublicationService(
            Inside inside,
            PublicationRepository repository,
            RatingService ratings,
            Composer composer,
            Editions editions,
            LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.ratings = ratings;
        this.composer = composer;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Publishes the latest complete rating of a year.
     *
     * @param publishedOn the day that the release states, neither in the future nor before the rating's
     * @throws RefusalException 409 when the year is already published, is not from before this register, has no complete
     *     rating, the officer who rated it publishes, or nobody else has opened it to its history; 400 when the day is before the
     *     one for which the results hold
     */
    public Uni<Long> publish(int year, LocalDate publishedOn, JobRun job, Act act) {
        return ratings.latest(year)
                .map(run -> requirePublishable(run, year, publishedOn, act.actor()))
                .flatMap(run ->
                        inside.doing(act, connection -> publish(connection, run, publishedOn, job, act.actor())));
    }

    /**
     * Refuses to publish nothing, or without a second officer, before a job begins (I-30, I-33).
     *
     * @throws RefusalException 409 when the latest rating of the year has no result that may be shown, or nobody else has opened the
     *     year to its history
     */
    public Uni<Void> requireSomething(int year, Actor officer) {
        return ratings.latest(year)
                .flatMap(run -> run == null
                        ? Uni.createFrom().voidItem()
                        : inside.as(
                                PUBLISHER,
                                connection -> repository
                                        .shownIn(connection, run.id())
                                        .invoke(any -> Require.that(any, () -> nothing(year)))
                                        .chain(() -> requireOpened(connection, year, officer))));
    }

    /** History comes in by two officers: one opens the year to it, another publishes; the operator's sample has none but the operator. */
    private Uni<Void> requireOpened(SqlConnection connection, int year, Actor officer) {
        return Statements.isOne(
                        connection,
                        """
                        select from register.history_openings
                        where year = $1 and open_until >= $2 and (opened_by <> $3 or not $4) limit 1
                        """,
                        Tuple.of(
                                year,
                                clock.today(),
                                officer.name(),
                                officer.role().equals(Roles.REGION)))
                .invoke(opened -> Require.that(opened, () -> unopened(year)))
                .replaceWithVoid();
    }

    /** What was so when the year was opened to its history may be so no more. */
    private Uni<Void> requirePast(SqlConnection connection, int year) {
        return YEARS.one(connection, "select * from register.year_in_use($1)", Tuple.of(year))
                .invoke(seen -> Refusal.requireNone(seen.obstacle(clock.today())))
                .replaceWithVoid();
    }

    private static RefusalException unopened(int year) {
        return Refusal.of(
                        RefusalCode.STEP_OUT_OF_ORDER,
                        year + "年度的评价程序没有进行。本年度应当依程序通知、公示后公布；确属本系统之前的历史年度的，先由自治区另一名工作人员开放历史补录（history）")
                .under(Clause.of(Interpretation.I_30))
                .asException();
    }

    private static RefusalException nothing(int year) {
        return Refusal.of(RefusalCode.NOTHING_TO_PUBLISH, year + "年度的评定没有可公布的结果；请先确定参评名单并评定")
                .under(Clause.of(Provision.A20_ITEM_6).as(Interpretation.I_33))
                .asException();
    }

    /** One officer of the region orders the rating, another publishes it: nobody approves their own work. */
    private static RatingRun requirePublishable(
            @Nullable RatingRun run, int year, LocalDate publishedOn, Actor officer) {
        if (run == null) {
            throw RefusalException.of(RefusalCode.NOT_RATED, year + "年度尚无已完成的评定");
        }
        EvaluationYear rated = new EvaluationYear(year);
        rated.requireOver(publishedOn);
        if (run.at().isBefore(rated.lastDay())) {
            throw Refusal.of(RefusalCode.NOT_RATED, "截至" + run.at() + "的评定早于年度最后一日" + rated.lastDay() + "，请重新评定")
                    .under(Clause.of(Article.A22).as(Interpretation.I_33))
                    .asException();
        }
        if (publishedOn.isBefore(run.at())) {
            throw Refusal.of(RefusalCode.INVALID_PARAMETER, "不能早于评定截止日" + run.at())
                    .under(Clause.of(Interpretation.I_33))
                    .at("publishedOn", publishedOn.toString())
                    .asException();
        }
        if (officer.role().equals(Roles.REGION) && officer.name().equals(run.startedBy())) {
            throw Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "评定由您发起，须由自治区另一名工作人员公布")
                    .under(Clause.of(Provision.A20_ITEM_6))
                    .asException();
        }
        return run;
    }

    private Uni<Long> publish(
            SqlConnection connection, RatingRun run, LocalDate publishedOn, JobRun job, Actor officer) {
        Instant now = clock.instant();
        Release release = new Release(run.year(), publishedOn, run.at(), true);
        Announcement announcement = new Announcement(
                Operation.PUBLISHED,
                "PUBLICATION",
                now,
                publishedOn.atStartOfDay(Deadline.ZONE).toInstant(),
                run.id());
        job.expects(run.cases());
        return repository
                .lockCommitOrder(connection)
                .chain(() -> repository.isReleased(connection, run.year()))
                .invoke(released -> Require.that(
                        !released,
                        () -> RefusalException.of(RefusalCode.ALREADY_PUBLISHED, run.year() + "年度结果已经公布，一年公布一次")))
                .chain(() -> requirePast(connection, run.year()))
                .chain(() -> requireOpened(connection, run.year(), officer))
                .chain(() -> repository.addRelease(connection, release, run.id(), now))
                .chain(() -> publishAfter(connection, new Publishing(run, release, announcement, job), "", 0L))
                .invoke(published -> Require.that(published > 0, () -> nothing(run.year())))
                .call(() -> editions.completeFirst(connection, run.year()))
                .call(() -> touchAll(connection, run.year()));
    }

    /** One publication under way. */
    private record Publishing(RatingRun run, Release release, Announcement announcement, JobRun job) {}

    private Uni<Long> publishAfter(SqlConnection connection, Publishing publishing, String after, long published) {
        publishing.job().stopIfCancelled();
        return ratings.ratings(publishing.run().id(), after, BATCH).flatMap(batch -> {
            if (batch.isEmpty()) {
                return Uni.createFrom().item(published);
            }
            List<Rating> rated =
                    batch.stream().filter(rating -> !rating.excluded()).toList();
            return publishBatch(connection, publishing, rated)
                    .invoke(() -> publishing.job().reached(publishing.job().done() + batch.size()))
                    .chain(() ->
                            publishAfter(connection, publishing, batch.getLast().uscc(), published + rated.size()));
        });
    }

    private Uni<Void> publishBatch(SqlConnection connection, Publishing publishing, List<Rating> rated) {
        return repository
                .institutions(connection, rated.stream().map(Rating::uscc).toList())
                .map(institutions -> rated.stream()
                        .map(rating -> composer.compose(result(publishing, rating, institutions)))
                        .toList())
                .flatMap(composed -> repository
                        .show(connection, publishing.announcement(), composed)
                        .chain(() -> editions.add(connection, composed)));
    }

    private static PublicResult result(Publishing publishing, Rating rating, Map<String, Institution> institutions) {
        return new PublicResult(
                Objects.requireNonNull(institutions.get(rating.uscc())),
                publishing.run().year(),
                finding(rating),
                publishing.run().at(),
                publishing.release().publishedOn(),
                null,
                publishing.release().historicalImport());
    }

    private static Finding finding(Rating rating) {
        return new Finding(
                rating.leadLeague(),
                Objects.requireNonNull(rating.score()),
                Grade.valueOf(Objects.requireNonNull(rating.grade())),
                rating.ratedBy() == null ? null : RatedBy.valueOf(rating.ratedBy()));
    }

    /** What happened between the day of the rating and now is for the reviser to find. */
    private static Uni<Void> touchAll(SqlConnection connection, int year) {
        return connection.preparedQuery("""
                        insert into register.touched_institutions (uscc, cause)
                        select uscc, 'PUBLICATION' from register.cases where year = $1
                        """).execute(Tuple.of(year)).replaceWithVoid();
    }
}
