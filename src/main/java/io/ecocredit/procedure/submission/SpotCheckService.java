package io.ecocredit.procedure.submission;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.procedure.batch.CaseBatches;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Draws the sample of the quality check so that leagues and auditors can draw it again (A20.5, A21.3). */
@Singleton
@Cites(provisions = {Provision.A20_ITEM_5, Provision.A21_ITEM_3})
public class SpotCheckService {

    private final CaseBatches cases;
    private final LegalClock clock;

    SpotCheckService(CaseBatches cases, LegalClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * What is to be drawn of a league's submission.
     *
     * @param submission its number; null for the earliest that has no sample yet
     * @param size how many at random, at least one
     * @param chosen keys of those that the region wants to see beside them
     */
    public record Wish(String league, @Nullable Integer submission, int size, List<String> chosen) {}

    /**
     * Draws the sample of a submission, once.
     *
     * @throws RefusalException 409 when no value was announced, nothing is submitted the sample is drawn already, or the officer
     *     took part in what was submitted; 400 when
     *     a chosen case is not in the submission
     */
    public Uni<Drawn> draw(Line<?, ?> line, int year, Wish wish, Act act) {
        return line.pool().doing(act, connection -> draw(connection, line, year, wish, act.actor()));
    }

    private <C extends Case> Uni<Drawn> draw(
            SqlConnection connection, Line<C, ?> line, int year, Wish wish, Actor officer) {
        return Announced.require(connection, line, year, "尚未公布抽查值")
                .flatMap(value -> cases.hold(connection, line, year, wish.league(), EnumSet.allOf(Step.class), officer)
                        .flatMap(held -> OpenSubmission.find(connection, line, year, wish, held)
                                .map(open -> open.draw(value, wish))
                                .invoke(drawn -> CheckedResults.requireEvaluatedByOthers(
                                        line, held, drawn.submissionId(), officer, cases.today())))
                        .flatMap(drawn -> store(connection, line, drawn, officer)))
                .call(drawn -> mark(connection, line, drawn));
    }

    private Uni<Drawn> store(SqlConnection connection, Line<?, ?> line, Drawn drawn, Actor officer) {
        return connection
                .preparedQuery("""
                        insert into %1$s.spot_checks
                            (submission_id, year, league, announced, salt, seed, size, drawn, chosen, passed_over, drawn_by,
                             drawn_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (submission_id) do nothing
                        returning %2$s
                        """.formatted(line.schema(), Drawn.COLUMNS))
                .execute(Tuple.tuple()
                        .addUUID(drawn.submissionId())
                        .addInteger(drawn.year())
                        .addString(drawn.league())
                        .addString(drawn.announced())
                        .addString(drawn.salt())
                        .addString(drawn.seed())
                        .addInteger(drawn.size())
                        .addArrayOfString(drawn.drawn().toArray(String[]::new))
                        .addArrayOfString(drawn.chosen().toArray(String[]::new))
                        .addArrayOfString(drawn.passedOver().toArray(String[]::new))
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
