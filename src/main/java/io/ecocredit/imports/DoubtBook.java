package io.ecocredit.imports;

import io.ecocredit.imports.SettledAuthorities.Settlement;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.record.SettledAuthority;
import io.ecocredit.regulation.subject.FormerAuthority;
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
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The doubts of one line, institutions' or persons': each reader sees those of their league, and a person settles them. */
@Cites(
        provisions = Provision.A15_ITEM_1,
        settles = {Interpretation.I_3, Interpretation.I_10, Interpretation.I_34})
public abstract class DoubtBook {

    private static final int LONGEST_REASON = 500;
    private static final Rows<Doubt> DOUBTS = Rows.of(Doubt.class);
    private static final Rows<Written> WRITTEN = Rows.of(Written.class);

    private final ActingPool pool;
    private final LegalClock clock;
    private final String schema;
    private final String doubts;

    protected DoubtBook(ActingPool pool, LegalClock clock) {
        this.pool = pool;
        this.clock = clock;
        this.schema = pool.side().schema();
        this.doubts = """
                select d.doubt_no as number, d.kind, d.fact, d.league, d.field, d.code, d.clause, d.detail, d.raised_at,
                    d.raised_by, coalesce(s.settled_at, d.settled_at) as settled_at,
                    coalesce(s.settled_by, d.settled_by) as settled_by, coalesce(s.reason, d.reason) as reason, s.same
                from %1$s.doubts d left join lateral (
                    select a.settled_at, a.settled_by, a.reason, a.same from %1$s.settled_authorities a
                    where a.doubt_no = d.doubt_no order by a.settlement_no desc limit 1) s on true
                """.formatted(schema);
    }

    /**
     * Why a doubt is settled: what was looked at and what was found.
     *
     * @param same of a former name alone, whether it means the authority of today and so the same matter
     */
    public record SettlementOrder(
            @Nullable String reason, @Nullable Boolean same) {}

    /** Which doubts are asked for. */
    public static boolean areOpen(@Nullable String state) {
        return switch (state == null || state.isEmpty() ? "open" : state) {
            case "open" -> true;
            case "settled" -> false;
            default -> throw RefusalException.invalid("state", state, "应为 open 或 settled");
        };
    }

    /** The next doubts in the order in which they were raised. */
    public Uni<Page<Doubt>> page(boolean open, Window window, Actor reader) {
        String after = window.after().isEmpty() ? "0" : window.after();
        return pool.as(
                        reader,
                        connection -> DOUBTS.all(
                                connection,
                                doubts
                                        + "where d.doubt_no > $1 and (d.settled_at is null) = $2 order by d.doubt_no limit $3",
                                Tuple.of(Long.parseLong(after), open, window.limit() + 1)))
                .map(found -> Page.of(found, window, doubt -> Long.toString(doubt.number())));
    }

    /**
     * Settles a doubt, once.
     *
     * @throws RefusalException 400 without a reason, or of a former name without what it means; 403 for who stood aside; 404 for a
     *     doubt that is none or another league's; 409 for a settled one, and for who settled the other league's half of it
     */
    public Uni<Doubt> settle(String number, @Nullable SettlementOrder order, Act act) {
        SettlementOrder stated = Stated.body(order);
        String reason = Stated.words("reason", stated.reason(), LONGEST_REASON);
        return pool.doing(
                act,
                connection -> find(connection, number)
                        .call(found -> requireNotRecused(connection, found))
                        .invoke(found -> {
                            requireTurn(found.isOpen(), "该疑点已由" + found.settledBy() + "核实");
                            requireFitting(found, stated.same());
                        })
                        .call(found -> requireOtherHalfByAnother(connection, found, act.actor()))
                        .call(found -> Statements.run(
                                connection,
                                "update " + schema
                                        + ".doubts set settled_at = $2, settled_by = $3, reason = $4 where doubt_no = $1",
                                Tuple.of(
                                        found.number(), clock.now(), act.actor().name(), reason)))
                        .call(found -> carryOut(connection, found, stated.same(), reason, act.actor()))
                        .chain(() -> find(connection, number)));
    }

    /**
     * Revises what was found of a former name; another officer does than who found it.
     *
     * @throws RefusalException as {@link #settle}; 409 while it is open, of any other doubt, and for who settled it
     */
    public Uni<Doubt> revise(String number, @Nullable SettlementOrder order, Act act) {
        SettlementOrder stated = Stated.body(order);
        String reason = Stated.words("reason", stated.reason(), LONGEST_REASON);
        return pool.doing(
                act,
                connection -> find(connection, number)
                        .call(found -> requireNotRecused(connection, found))
                        .invoke(found -> {
                            requireTurn(!found.isOpen() && found.asksForSameness(), "只有已核实的机关原名称疑点可以改定");
                            requireFitting(found, stated.same());
                            requireAnother(found.settledBy(), act.actor());
                        })
                        .call(found -> carryOut(connection, found, stated.same(), reason, act.actor()))
                        .chain(() -> find(connection, number)));
    }

    private static void requireTurn(boolean isTurn, String otherwise) {
        Require.that(
                isTurn,
                () -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, otherwise)
                        .under(Clause.of(Provision.A15_ITEM_1))
                        .asException());
    }

    private static void requireFitting(Doubt found, @Nullable Boolean same) {
        if (found.asksForSameness() != (same != null)) {
            throw Refusal.of(
                            RefusalCode.INVALID_PARAMETER,
                            found.asksForSameness() ? "须写明原名称是否即现机关、与其所记是否同一事项" : "该疑点无须写明是否同一")
                    .under(Clause.of(Interpretation.I_34))
                    .at("same", null)
                    .asException();
        }
    }

    private static void requireAnother(@Nullable String before, Actor officer) {
        Require.that(
                !officer.name().equals(before),
                () -> Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "原核实由您作出，改定须由另一名工作人员办理")
                        .under(Clause.of(Interpretation.I_34))
                        .asException());
    }

    /** Whose a matter of two leagues is, both look at, each for itself: so not the same person for both (I-10). */
    private static Uni<Void> requireOtherHalfByAnother(SqlConnection connection, Doubt doubt, Actor officer) {
        if (!doubt.isOfTwoLeagues()) {
            return Uni.createFrom().voidItem();
        }
        return Turns.take(connection, "halves settled by " + officer.name())
                .chain(() -> Statements.isOne(
                        connection, "select where register.settled_the_other_half($1)", Tuple.of(doubt.number())))
                .invoke(settled -> Require.that(
                        !settled,
                        () -> Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "另一盟市的该疑点由您核实，两地须由不同的工作人员分别核实")
                                .under(Clause.of(Provision.A15_ITEM_1).as(Interpretation.I_10))
                                .asException()))
                .replaceWithVoid();
    }

    private Uni<Void> carryOut(
            SqlConnection connection, Doubt doubt, @Nullable Boolean same, String reason, Actor officer) {
        if (same == null) {
            return Uni.createFrom().voidItem();
        }
        return Turns.take(connection, "settled authority " + doubt.fact())
                .chain(() -> written(connection, doubt.fact()))
                .invoke(of -> {
                    if (of.same() != null && !of.same().equals(same)) {
                        requireAnother(of.settledBy(), officer);
                    }
                })
                .map(of -> new Settlement(
                        doubt.number(),
                        doubt.fact(),
                        of.authority(),
                        new SettledAuthority(
                                FormerAuthority.presentOf(of.authority()).orElse(of.authority()), same),
                        reason))
                .chain(settlement ->
                        follow(connection, settlement, officer, entry -> keep(connection, settlement, officer, entry)));
    }

    /** What a record says of its authority, and what was last found of it, whichever doubt that was about. */
    private record Written(
            String authority,
            @Nullable Boolean same,
            @Nullable String settledBy) {}

    private Uni<Written> written(SqlConnection connection, String record) {
        return WRITTEN.first(connection, """
                        select r.authority, s.same, s.settled_by from %1$s.records r left join lateral (
                            select a.same, a.settled_by from %1$s.settled_authorities a
                            where a.record_no = r.record_no order by a.settlement_no desc limit 1) s on true
                        where r.record_no = $1
                        """.formatted(schema), Tuple.of(record))
                .map(found -> found.orElseThrow(DoubtBook::none));
    }

    private Uni<Void> keep(SqlConnection connection, Settlement settled, Actor officer, long entry) {
        return Statements.run(
                connection,
                """
                insert into %1$s.settled_authorities
                    (record_no, settlement_no, doubt_no, same, present, reason, settled_by, settled_at, entry_id)
                select $1, 1 + count(*), $2, $3, $4, $5, $6, $7, $8 from %1$s.settled_authorities where record_no = $1
                """.formatted(schema),
                Tuple.tuple()
                        .addString(settled.record())
                        .addLong(settled.doubt())
                        .addBoolean(settled.found().same())
                        .addString(settled.found().present())
                        .addString(settled.reason())
                        .addString(officer.name())
                        .addOffsetDateTime(clock.now())
                        .addLong(entry));
    }

    /** Carries a settlement out with all that rests on its record; {@code keep} writes it under the number of an entry. */
    protected abstract Uni<Void> follow(
            SqlConnection connection, Settlement settlement, Actor officer, LongFunction<Uni<Void>> keep);

    /** Asks whom a fact is about, if the register knows; {@code $1} is its kind, {@code $2} the fact. */
    protected abstract String subject();

    private Uni<Void> requireNotRecused(SqlConnection connection, Doubt doubt) {
        return connection
                .preparedQuery(subject())
                .execute(Tuple.of(doubt.kind(), doubt.fact()))
                .map(rows -> Statements.onlyOrNull(rows, String.class))
                .flatMap(subject -> subject == null
                        ? Uni.createFrom().voidItem()
                        : Recusals.requireNone(connection, pool.side(), subject));
    }

    private Uni<Doubt> find(SqlConnection connection, String number) {
        if (!number.matches("[0-9]{1,18}")) {
            throw none();
        }
        return DOUBTS.all(
                        connection, doubts + "where d.doubt_no = $1 for update of d", Tuple.of(Long.parseLong(number)))
                .map(DoubtBook::only);
    }

    private static Doubt only(List<Doubt> found) {
        return found.stream().findFirst().orElseThrow(DoubtBook::none);
    }

    private static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_DOUBT, "没有您可查看的该疑点");
    }
}
