package io.ecocredit.hints;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.repair.HintRules;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the leagues' monthly reports of hints. */
@Singleton
@Cites(Article.A30)
class HintService {

    private final Inside inside;
    private final HintRepository repository;
    private final Once once;
    private final LegalClock clock;

    HintService(Inside inside, HintRepository repository, Once once, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.once = once;
        this.clock = clock;
    }

    /** The reports of a month; a league reads its own, the region everybody's with those that are missing. */
    Uni<List<HintReport>> reports(YearMonth month, Actor reader) {
        return inside.as(reader, connection -> repository.reports(connection, month, reader.league()));
    }

    /**
     * Files the report of a month: all hints of the league to its end that were not reported yet, or that there are none.
     *
     * @throws RefusalException 409 while the month is not over, or when the league has reported it
     */
    Uni<Answered> report(YearMonth month, Act act, @Nullable Repeat repeat, Function<HintReport, Answer> answering) {
        requireOver(month, clock.today());
        return once.doing(
                inside,
                act,
                repeat,
                connection -> file(connection, month, act.actor()).map(answering));
    }

    private Uni<HintReport> file(SqlConnection connection, YearMonth month, Actor league) {
        return repository
                .report(connection, month, league, clock.today())
                .invoke(isNew -> Require.that(
                        isNew,
                        () -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, month + "的月报已经上报；此后的信息列入下月")
                                .under(Clause.of(Article.A30))
                                .asException()))
                .chain(() -> repository.include(connection, month, league))
                .chain(() -> repository.reports(connection, month, league.league()))
                .map(List::getFirst);
    }

    /** @throws RefusalException 409 while the month is not over */
    static void requireOver(YearMonth month, LocalDate today) {
        Refusal.requireNone(HintRules.refusal(month, today));
    }
}
