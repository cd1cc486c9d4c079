package io.ecocredit.procedure.submission;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws the sample of the quality check so that leagues and auditors can draw it again (A20.5, A21.3). */
@Singleton
@Cites(provisions = {Provision.A20_ITEM_5, Provision.A21_ITEM_3})
public class SpotCheckService {

    private final LegalClock clock;

    SpotCheckService(LegalClock clock) {
        this.clock = clock;
    }

    /**
     * What is to be drawn of a league's latest submission.
     *
     * @param size how many at random
     * @param chosen keys of those that the region wants to see beside them
     */
    public record Wish(String league, int size, List<String> chosen) {}

    /**
     * Draws the sample, once.
     *
     * @throws RefusalException 409 when no value was announced, nothing is submitted or the sample is drawn already; 400 when
     *     a chosen case is not in the submission
     */
    public Uni<Drawn> draw(Line<?, ?> line, int year, Wish wish, Act act) {
        return line.pool().doing(act, connection -> draw(connection, line, year, wish, act.actor()));
    }

    private Uni<Drawn> draw(SqlConnection connection, Line<?, ?> line, int year, Wish wish, Actor officer) {
        return announced(connection, line, year)
                .flatMap(value -> SubmissionService.latest(connection, line, year, wish.league())
                        .flatMap(submission -> store(connection, line, draw(line, value, submission, wish), officer)))
                .call(drawn -> mark(connection, line, drawn));
    }

    private static Uni<Announced> announced(SqlConnection connection, Line<?, ?> line, int year) {
        return Announced.of(connection, year)
                .map(value -> value.orElseThrow(() -> Refusal.of(RefusalCode.NOT_ANNOUNCED, "尚未公布抽查值")
                        .under(line.terms().clauses().spotCheck())
                        .asException()));
    }

    private static Drawn draw(Line<?, ?> line, Announced value, Submission submission, Wish wish) {
        List<String> keys = submission.lines().stream().map(line::keyOf).toList();
        wish.chosen().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw RefusalException.invalid("chosen", key, "不在该盟市最近一次上报中");
        });
        SpotCheck check = SpotCheck.of(value.value(), submission.digest());
        return new Drawn(
                submission.submissionId(),
                submission.year(),
                submission.league(),
                value.value(),
                check.seed(),
                wish.size(),
                check.draw(keys, wish.size()),
                wish.chosen(),
                value.announcedAt());
    }

    private Uni<Drawn> store(SqlConnection connection, Line<?, ?> line, Drawn drawn, Actor officer) {
        return connection
                .preparedQuery("""
                        insert into %1$s.spot_checks
                            (submission_id, year, league, announced, seed, size, drawn, chosen, drawn_by, drawn_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (submission_id) do nothing
                        returning %2$s
                        """.formatted(line.schema(), Drawn.COLUMNS))
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
                .map(rows -> Drawn.ROWS
                        .first(rows)
                        .orElseThrow(() -> Refusal.of(RefusalCode.ALREADY_DRAWN, "该次上报已经抽查，不能再次抽取")
                                .under(line.terms().clauses().spotCheck())
                                .asException()));
    }

    private static Uni<Void> mark(SqlConnection connection, Line<?, ?> line, Drawn drawn) {
        Set<String> sampled = new TreeSet<>(drawn.drawn());
        sampled.addAll(drawn.chosen());
        return Statements.run(
                connection,
                "update %s.cases set sampled = true where submission_id = $1 and %s = any($2)"
                        .formatted(line.schema(), line.terms().column()),
                Tuple.of(drawn.submissionId(), sampled.toArray(String[]::new)));
    }

    /** The samples of a year that the reader may see. */
    public Uni<List<Drawn>> of(Line<?, ?> line, int year, @Nullable String league, Act act) {
        return line.reading(
                act,
                connection -> Drawn.ROWS.all(
                        connection, """
                        select %2$s from %1$s.spot_checks
                        where year = $1 and ($2::text is null or league = $2) order by league, drawn_at
                        """.formatted(line.schema(), Drawn.COLUMNS), Tuple.of(year, league)));
    }
}
