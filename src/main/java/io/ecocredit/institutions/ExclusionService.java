package io.ecocredit.institutions;

import io.ecocredit.institutions.ExcludedInstitution.Suspicion;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.record.ExclusionRules;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes institutions out of the evaluation for criminal suspicion, and back (A5.4); what is public follows at once (I-4). */
@Singleton
@Cites(provisions = Provision.A5_ITEM_4, settles = Interpretation.I_4)
public class ExclusionService {

    private static final String CAUSE = "EXCLUSION";
    private static final int LONGEST_REASON = 500;

    private final Inside inside;
    private final ExclusionRepository repository;
    private final FileChange files;
    private final Once once;
    private final LegalClock clock;

    ExclusionService(Inside inside, ExclusionRepository repository, FileChange files, Once once, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.files = files;
        this.once = once;
        this.clock = clock;
    }

    /** @throws RefusalException 404 when the institution's file is not open to the reader */
    public Uni<List<ExclusionView>> all(Uscc uscc, Actor reader) {
        return inside.as(
                reader,
                connection -> OpenFiles.require(connection, uscc).chain(() -> repository.all(connection, uscc)));
    }

    /**
     * Takes an institution out.
     *
     * @throws RefusalException 404 unknown, 403 for who stood aside, 400 for another day than today or without a reason, 409 when it is out already
     */
    public Uni<Answered> exclude(
            Uscc uscc,
            ExclusionResource.ExclusionOrder order,
            Act act,
            @Nullable Repeat repeat,
            Function<ExclusionView, Answer> answering) {
        String reason = Stated.text("reason", order.reason(), LONGEST_REASON);
        LocalDate from = clock.today();
        ExclusionRules.requireToday("from", order.from(), from, "suspectedOn");
        ExclusionRules.requireNotToCome("suspectedOn", order.suspectedOn(), from);
        return once.doing(
                inside,
                act,
                repeat,
                connection -> turn(connection, uscc)
                        .chain(() -> repository.all(connection, uscc))
                        .invoke(all -> ExclusionRules.requireFree(ExclusionView.times(all), from))
                        .map(all -> all.stream()
                                .filter(each -> each.from().equals(from))
                                .count())
                        .chain(before -> files.carryOut(
                                connection,
                                change(uscc, act.actor(), from, "移出评价范围", reason),
                                entry -> repository.add(
                                        connection,
                                        uscc,
                                        from,
                                        before,
                                        new Suspicion(order.suspectedOn(), reason),
                                        entry)))
                        .chain(() -> repository.all(connection, uscc))
                        .map(all -> answering.apply(all.getFirst())));
    }

    /**
     * Brings an institution back.
     *
     * @throws RefusalException 404 unknown, 403 for who stood aside, 409 when it is not out, 400 for another day than today
     */
    public Uni<ExclusionView> bringBack(Uscc uscc, ExclusionResource.ReturnOrder order, Act act) {
        LocalDate until = clock.today();
        ExclusionRules.requireToday("until", order.until(), until, "clearedOn");
        ExclusionRules.requireNotToCome("clearedOn", order.clearedOn(), until);
        return inside.doing(
                act,
                connection -> turn(connection, uscc)
                        .chain(() -> repository.all(connection, uscc))
                        .map(all -> ExclusionRules.requireLasting(ExclusionView.times(all), until))
                        .chain(lasting -> files.carryOut(
                                connection,
                                change(uscc, act.actor(), lasting.from(), "回到评价范围", "自" + until + "起"),
                                entry -> repository.end(connection, uscc, until, order.clearedOn(), entry)))
                        .chain(() -> repository.all(connection, uscc))
                        .map(List::getFirst));
    }

    /** One after the other for each institution, in the transaction of the connection. */
    private static Uni<Void> turn(SqlConnection connection, Uscc uscc) {
        return OpenFiles.require(connection, uscc)
                .chain(() -> Recusals.requireNone(connection, Side.REGISTER, uscc.value()))
                .chain(() -> Turns.take(connection, "exclusion " + uscc.value()));
    }

    private static Change change(Uscc uscc, Actor actor, LocalDate from, String title, String body) {
        return new Change(
                actor,
                new Concern(uscc.value(), from.getYear(), null),
                CAUSE,
                new Notice("exclusion", title, body, ExclusionRules.BASIS, null));
    }
}
