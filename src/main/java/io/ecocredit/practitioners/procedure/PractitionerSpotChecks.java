package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.procedure.PractitionerSubmissions.PractitionerSubmission;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Draws the sample of practitioners' results so that the league can draw it again (A21.3). */
@Singleton
@Cites(Article.A21)
class PractitionerSpotChecks {

    private static final Clause CLAUSE = Clause.of(Article.A21, "第（三）项");

    private final PersonsSide persons;
    private final LegalClock clock;

    PractitionerSpotChecks(PersonsSide persons, LegalClock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * A sample with all that it takes to draw it again, as that of institutions.
     *
     * @param drawn numbers by the order of the seed
     * @param chosen numbers that the region wanted to see beside them
     */
    record PractitionerSample(
            UUID submissionId,
            int year,
            String league,
            String announced,
            String seed,
            int size,
            List<String> drawn,
            List<String> chosen) {}

    /**
     * Draws the sample of a league's latest submission, once.
     *
     * @throws ProblemException 409 when nothing is submitted or the sample is drawn already; 400 when a chosen one is not in
     *     the submission
     */
    Uni<PractitionerSample> draw(int year, String league, int size, List<String> chosen, Act act) {
        return persons.doing(
                act,
                connection -> latest(connection, year, league)
                        .flatMap(
                                latest -> announced(connection, year).map(value -> sample(value, latest, size, chosen)))
                        .call(sample -> store(connection, sample, act.actor()))
                        .call(sample -> mark(connection, sample)));
    }

    private static PractitionerSample sample(
            String value, PractitionerSubmission submission, int size, List<String> chosen) {
        List<String> subjects = submission.lines().stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
        chosen.stream().filter(number -> !subjects.contains(number)).findFirst().ifPresent(number -> {
            throw ProblemException.invalid("chosen", number, "不在该盟市最近一次上报中");
        });
        SpotCheck check = SpotCheck.of(value, submission.digest());
        return new PractitionerSample(
                submission.submissionId(),
                submission.year(),
                submission.league(),
                value,
                check.seed(),
                size,
                check.draw(subjects, size),
                chosen);
    }

    private static Uni<String> announced(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select value from register.announced_values where year = $1")
                .execute(Tuple.of(year))
                .map(rows -> rows.iterator().next().getString(0));
    }

    private static Uni<PractitionerSubmission> latest(SqlConnection connection, int year, String league) {
        return connection
                .preparedQuery("""
                        select submission_id, year, league, number, digest, lines, submitted_on
                        from practitioners.submissions where year = $1 and league = $2 order by number desc limit 1
                        """)
                .execute(Tuple.of(year, league))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(PractitionerSubmissions::submission)
                        .orElseThrow(
                                () -> new ProblemException(409, "NOT_SUBMITTED", "该盟市尚未上报评定结果", CLAUSE.toString())));
    }

    private Uni<Void> store(SqlConnection connection, PractitionerSample sample, Actor officer) {
        return connection
                .preparedQuery("""
                        insert into practitioners.spot_checks
                            (submission_id, year, league, announced, seed, size, drawn, chosen, drawn_by, drawn_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (submission_id) do nothing
                        """)
                .execute(Tuple.tuple()
                        .addUUID(sample.submissionId())
                        .addInteger(sample.year())
                        .addString(sample.league())
                        .addString(sample.announced())
                        .addString(sample.seed())
                        .addInteger(sample.size())
                        .addArrayOfString(sample.drawn().toArray(String[]::new))
                        .addArrayOfString(sample.chosen().toArray(String[]::new))
                        .addString(officer.name())
                        .addOffsetDateTime(clock.now()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new ProblemException(409, "ALREADY_DRAWN", "该次上报已经抽查，不能再次抽取", CLAUSE.toString());
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> mark(SqlConnection connection, PractitionerSample sample) {
        Set<String> sampled = new TreeSet<>(sample.drawn());
        sampled.addAll(sample.chosen());
        return connection
                .preparedQuery("""
                        update practitioners.cases set sampled = true
                        where submission_id = $1 and practitioner_no = any($2)
                        """)
                .execute(Tuple.of(sample.submissionId(), sampled.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** The samples of a year that the reader may see. */
    Uni<List<PractitionerSample>> of(int year, Act act) {
        return persons.doing(
                act,
                connection -> connection
                        .preparedQuery("""
                                select submission_id, year, league, announced, seed, size, drawn, chosen
                                from practitioners.spot_checks where year = $1 order by league, drawn_at
                                """)
                        .execute(Tuple.of(year))
                        .map(rows -> rows.stream()
                                .map(row -> new PractitionerSample(
                                        row.getUUID(0),
                                        row.getInteger(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getInteger(5),
                                        Arrays.asList(row.getArrayOfStrings(6)),
                                        Arrays.asList(row.getArrayOfStrings(7))))
                                .toList()));
    }
}
