package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Rows;
import io.ecocredit.platform.database.Statements;
import io.ecocredit.platform.database.Turns;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Stated;
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
import io.vertx.mutiny.sqlclient.Tuple;
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

    private static final Rows<ExclusionView> VIEWS = Rows.of(ExclusionView.class);

    private final Inside inside;
    private final FileChange files;
    private final Once once;
    private final LegalClock clock;

    ExclusionService(Inside inside, FileChange files, Once once, LegalClock clock) {
        this.inside = inside;
        this.files = files;
        this.once = once;
        this.clock = clock;
    }

    /** @throws RefusalException 404 when the institution's file is not open to the reader */
    public Uni<List<ExclusionView>> all(Uscc uscc, Actor reader) {
        return inside.as(
                reader, connection -> OpenFiles.require(connection, uscc).chain(() -> all(connection, uscc)));
    }

    /** The latest first. */
    private static Uni<List<ExclusionView>> all(SqlConnection connection, Uscc uscc) {
        return VIEWS.all(connection, """
                select x.from_on as from, r.until_on as until, x.reason, e.recorded_at
                from register.exclusions x join register.entries e on e.entry_id = x.entry_id
                    left join register.exclusion_returns r using (exclusion_id)
                where x.uscc = $1 order by x.from_on desc, x.exclusion_id desc
                """, Tuple.of(uscc.value()));
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
                        .chain(() -> all(connection, uscc))
                        .invoke(all -> requireFree(all, from))
                        .chain(() -> files.carryOut(
                                connection,
                                change(uscc, act.actor(), from, "移出评价范围", reason),
                                entry -> insert(connection, uscc, from, reason, entry)))
                        .chain(() -> all(connection, uscc))
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

    private static Uni<Void> insert(SqlConnection connection, Uscc uscc, LocalDate from, String reason, long entry) {
        return Statements.run(
                connection, """
                insert into register.exclusions (uscc, from_on, reason, fingerprint, entry_id)
                values ($1, $2, $3, $4, $5)
                """, Tuple.of(uscc.value(), from, reason, Fingerprint.of(uscc.value(), from), entry));
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
                        .chain(() -> all(connection, uscc))
                        .map(all -> lasting(all, until))
                        .chain(lasting -> files.carryOut(
                                connection,
                                change(uscc, act.actor(), lasting.from(), "回到评价范围", "自" + until + "起"),
                                entry -> bringBack(connection, uscc, until, entry)))
                        .chain(() -> all(connection, uscc))
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

    private static Uni<Void> bringBack(SqlConnection connection, Uscc uscc, LocalDate until, long entry) {
        return Statements.run(connection, """
                insert into register.exclusion_returns (exclusion_id, until_on, entry_id)
                select x.exclusion_id, $2, $3 from register.exclusions x
                where x.uscc = $1
                    and not exists (select from register.exclusion_returns r
                        where r.exclusion_id = x.exclusion_id)
                """, Tuple.of(uscc.value(), until, entry));
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
