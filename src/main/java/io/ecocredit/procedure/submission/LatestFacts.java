package io.ecocredit.procedure.submission;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.step.CaseReopening;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes results known only as what they rest on stands today (I-31). A case of which the result would be another by now goes
 * back to its league, and nothing is made known, so that nobody reads a result that is about to be revised.
 */
@Singleton
@Cites(settles = Interpretation.I_31)
public class LatestFacts {

    private final CaseReopening reopening;

    LatestFacts(CaseReopening reopening) {
        this.reopening = reopening;
    }

    /** What came of it: what was made known, or the cases that went back. */
    private record Outcome<C extends Case, T>(@Nullable T known, List<C> changed) {}

    /**
     * Does so in a transaction that holds the cases; giving cases back outlasts the refusal.
     *
     * @param ready the cases whose results are to be made known, held
     * @param making makes them known
     * @param refusal told when a case went back
     * @throws RefusalException as told, naming each case that went back
     */
    public <C extends Case, T> Uni<T> making(
            Line<C, ?> line,
            Act act,
            Function<SqlConnection, Uni<List<C>>> ready,
            BiFunction<SqlConnection, List<C>, Uni<T>> making,
            Refusal refusal) {
        return line.pool()
                .doing(
                        act,
                        connection -> Turns.afterFiles(connection, PastFacts.FILES)
                                .chain(() -> ready.apply(connection))
                                .flatMap(cases -> outcome(connection, line, act, cases, making)))
                .map(outcome -> known(line, outcome, refusal));
    }

    private <C extends Case, T> Uni<Outcome<C, T>> outcome(
            SqlConnection connection,
            Line<C, ?> line,
            Act act,
            List<C> cases,
            BiFunction<SqlConnection, List<C>, Uni<T>> making) {
        return reopening
                .changed(connection, line, cases, "确定之后信用信息有变更", act.actor())
                .flatMap(changed -> changed.isEmpty()
                        ? making.apply(connection, cases).map(known -> new Outcome<C, T>(known, changed))
                        : Uni.createFrom().item(new Outcome<C, T>(null, changed)));
    }

    private static <C extends Case, T> T known(Line<C, ?> line, Outcome<C, T> outcome, Refusal refusal) {
        MissingCases.requireNone(
                line, outcome.changed(), refusal, line.terms().clauses().spotCheck());
        return Objects.requireNonNull(outcome.known());
    }
}
