package io.ecocredit.institutions;

import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
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

    private static final Clause BASIS = Clause.of(Provision.A5_ITEM_4).as(Interpretation.I_4);
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
     * @throws RefusalException 404 unknown, 400 for a day to come or without a reason, 409 when it is out already
     */
    public Uni<Answered> exclude(
            Uscc uscc,
            ExclusionResource.ExclusionOrder order,
            Act act,
            @Nullable Repeat repeat,
            Function<ExclusionView, Answer> answering) {
        String reason = Stated.text("reason", order.reason(), LONGEST_REASON);
        LocalDate today = clock.today();
        LocalDate from = order.from() == null ? today : order.from();
        requireNotToCome("from", from, today);
        return once.doing(
                inside,
                act,
                repeat,
                connection -> turn(connection, uscc)
                        .chain(() -> repository.all(connection, uscc))
                        .invoke(all -> requireFree(all, from))
                        .chain(() -> files.carryOut(
                                connection,
                                change(uscc, act.actor(), from, "移出评价范围", reason),
                                entry -> repository.add(connection, uscc, from, reason, entry)))
                        .chain(() -> repository.all(connection, uscc))
                        .map(all -> answering.apply(all.getFirst())));
    }

    private static void requireFree(List<ExclusionView> all, LocalDate from) {
        for (ExclusionView each : all) {
            LocalDate until = each.until();
            if (until == null || from.isBefore(until)) {
                throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该机构自" + each.from() + "起已移出评价范围")
                        .under(BASIS)
                        .asException();
            }
        }
    }

    /**
     * Brings an institution back.
     *
     * @param asked first day back in; today when null
     * @throws RefusalException 404 unknown, 409 when it is not out, 400 for a day to come or before it went out
     */
    public Uni<ExclusionView> bringBack(Uscc uscc, @Nullable LocalDate asked, Act act) {
        LocalDate today = clock.today();
        LocalDate until = asked == null ? today : asked;
        requireNotToCome("until", until, today);
        return inside.doing(
                act,
                connection -> turn(connection, uscc)
                        .chain(() -> repository.all(connection, uscc))
                        .map(all -> lasting(all, until))
                        .chain(lasting -> files.carryOut(
                                connection,
                                change(uscc, act.actor(), lasting.from(), "回到评价范围", "自" + until + "起"),
                                entry -> repository.end(connection, uscc, until, entry)))
                        .chain(() -> repository.all(connection, uscc))
                        .map(List::getFirst));
    }

    private static ExclusionView lasting(List<ExclusionView> all, LocalDate until) {
        ExclusionView lasting = all.stream()
                .filter(each -> each.until() == null)
                .findFirst()
                .orElseThrow(() -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该机构不在移出期间")
                        .under(BASIS)
                        .asException());
        if (until.isBefore(lasting.from())) {
            throw Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "恢复之日不能早于移出之日" + lasting.from())
                    .under(BASIS)
                    .at("until", until.toString())
                    .asException();
        }
        return lasting;
    }

    /** One after the other for each institution, in the transaction of the connection. */
    private static Uni<Void> turn(SqlConnection connection, Uscc uscc) {
        return OpenFiles.require(connection, uscc).chain(() -> Turns.take(connection, "exclusion " + uscc.value()));
    }

    private static void requireNotToCome(String field, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "不能晚于今日" + today)
                    .under(BASIS)
                    .at(field, day.toString())
                    .asException();
        }
    }

    private static Change change(Uscc uscc, Actor actor, LocalDate from, String title, String body) {
        return new Change(
                actor,
                new Concern(uscc.value(), from.getYear(), null),
                CAUSE,
                new Notice("exclusion", title, body, BASIS, null));
    }
}
