package io.ecocredit.years;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.years.SubmissionService.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws the sample of the quality check so that leagues and auditors can draw it again (A20.5). */
@Singleton
@Cites(Article.A20)
class SpotCheckService {

    private static final Clause CLAUSE = Clause.of(Article.A20, "第（五）项");
    private static final String COLUMNS =
            "submission_id, year, league, announced, seed, size, drawn, chosen, drawn_by, drawn_at";

    private final Inside inside;
    private final LegalClock clock;

    SpotCheckService(Inside inside, LegalClock clock) {
        this.inside = inside;
        this.clock = clock;
    }

    /** The value that seeds the samples of a year, announced before anything is submitted. */
    record Announced(int year, String value, Instant announcedAt) {}

    /**
     * A sample with all that it takes to draw it again: seed = SHA-256(announced, newline, digest of the submission); cases
     * in the order of SHA-256(seed, newline, USCC), the first {@code size} of them.
     *
     * @param drawn USCCs by that order
     * @param chosen USCCs that the region wanted to see beside them
     */
    record Drawn(
            UUID submissionId,
            int year,
            String league,
            String announced,
            String seed,
            int size,
            List<String> drawn,
            List<String> chosen,
            Instant drawnAt) {}

    /** @throws ProblemException 409 when one is announced already, or something has been submitted */
    Uni<Announced> announce(int year, String value, Act act) {
        Instant now = clock.instant();
        return inside.doing(
                act,
                connection -> connection
                        .preparedQuery("""
                                insert into register.announced_values (year, value, announced_by, announced_at)
                                select year, $2, $3, $4 from register.years
                                where year = $1 and not exists (select from register.submissions where year = $1)
                                on conflict (year) do nothing
                                """)
                        .execute(Tuple.of(year, value, act.actor().name(), now.atOffset(ZoneOffset.UTC)))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw new ProblemException(
                                        409,
                                        "ANNOUNCED_TOO_LATE",
                                        "该年度尚未开始、抽查值已经公布，或已有盟市上报，不能再公布抽查值",
                                        CLAUSE.toString());
                            }
                        })
                        .replaceWith(new Announced(year, value, now)));
    }

    /** The announced value of a year, or an empty list. */
    Uni<List<Announced>> announced(int year, Actor reader) {
        return inside.as(reader, connection -> announced(connection, year));
    }

    private static Uni<List<Announced>> announced(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select year, value, announced_at from register.announced_values where year = $1")
                .execute(Tuple.of(year))
                .map(rows -> rows.stream()
                        .map(row -> new Announced(
                                row.getInteger(0),
                                row.getString(1),
                                row.getOffsetDateTime(2).toInstant()))
                        .toList());
    }

    /** What is to be drawn: how many at random, and whom beside them. */
    record Wish(int size, List<String> chosen) {}

    /**
     * Draws the sample of a league's latest submission, once.
     *
     * @throws ProblemException 409 when no value was announced, nothing is submitted or the sample is drawn already; 400 when
     *     a chosen case is not in the submission
     */
    Uni<Drawn> draw(int year, String league, Wish wish, Act act) {
        return inside.doing(
                act,
                connection -> announced(connection, year)
                        .map(values -> values.stream()
                                .findFirst()
                                .orElseThrow(
                                        () -> new ProblemException(409, "NOT_ANNOUNCED", "尚未公布抽查值", CLAUSE.toString())))
                        .flatMap(value -> latest(connection, year, league)
                                .flatMap(submission -> store(connection, draw(value, submission, wish), act.actor())))
                        .call(drawn -> mark(connection, drawn)));
    }

    private static Drawn draw(Announced value, Submission submission, Wish wish) {
        List<String> subjects = submission.lines().stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
        wish.chosen().stream()
                .filter(uscc -> !subjects.contains(uscc))
                .findFirst()
                .ifPresent(uscc -> {
                    throw ProblemException.invalid("chosen", uscc, "不在该盟市最近一次上报中");
                });
        SpotCheck check = SpotCheck.of(value.value(), submission.digest());
        return new Drawn(
                submission.submissionId(),
                submission.year(),
                submission.league(),
                value.value(),
                check.seed(),
                wish.size(),
                check.draw(subjects, wish.size()),
                wish.chosen(),
                value.announcedAt());
    }

    private static Uni<Submission> latest(SqlConnection connection, int year, String league) {
        return connection
                .preparedQuery("""
                        select submission_id, year, league, number, digest, lines, submitted_on, submitted_at
                        from register.submissions where year = $1 and league = $2 order by number desc limit 1
                        """)
                .execute(Tuple.of(year, league))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(SubmissionService::submission)
                        .orElseThrow(
                                () -> new ProblemException(409, "NOT_SUBMITTED", "该盟市尚未上报评定结果", CLAUSE.toString())));
    }

    private Uni<Drawn> store(SqlConnection connection, Drawn drawn, Actor officer) {
        return connection
                .preparedQuery("""
                        insert into register.spot_checks
                            (submission_id, year, league, announced, seed, size, drawn, chosen, drawn_by, drawn_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (submission_id) do nothing
                        returning\s""" + COLUMNS)
                .execute(Tuple.tuple()
                        .addUUID(drawn.submissionId())
                        .addInteger(drawn.year())
                        .addString(drawn.league())
                        .addString(drawn.announced())
                        .addString(drawn.seed())
                        .addInteger(drawn.size())
                        .addArrayOfString(drawn.drawn().toArray(String[]::new))
                        .addArrayOfString(drawn.chosen().toArray(String[]::new))
                        .addString(officer.name())
                        .addOffsetDateTime(clock.now()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(SpotCheckService::drawn)
                        .orElseThrow(() ->
                                new ProblemException(409, "ALREADY_DRAWN", "该次上报已经抽查，不能再次抽取", CLAUSE.toString())));
    }

    private static Uni<Void> mark(SqlConnection connection, Drawn drawn) {
        Set<String> sampled = new TreeSet<>(drawn.drawn());
        sampled.addAll(drawn.chosen());
        return connection
                .preparedQuery("update register.cases set sampled = true where submission_id = $1 and uscc = any($2)")
                .execute(Tuple.of(drawn.submissionId(), sampled.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The samples of a year that the reader may see. */
    Uni<List<Drawn>> of(int year, @Nullable String league, Actor reader) {
        return inside.as(
                reader,
                connection -> connection
                        .preparedQuery("select " + COLUMNS + """
                                 from register.spot_checks where year = $1 and ($2::text is null or league = $2)
                                order by league, drawn_at
                                """)
                        .execute(Tuple.of(year, league))
                        .map(rows -> rows.stream().map(SpotCheckService::drawn).toList()));
    }

    private static Drawn drawn(Row row) {
        return new Drawn(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInteger(5),
                Arrays.asList(row.getArrayOfStrings(6)),
                Arrays.asList(row.getArrayOfStrings(7)),
                row.getOffsetDateTime(9).toInstant());
    }
}
