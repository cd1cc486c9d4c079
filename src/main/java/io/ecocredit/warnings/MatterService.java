package io.ecocredit.warnings;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.WarningRepository.Issue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the leagues' lists of what they warn of. A matter is not changed: it is ended, and another takes its place. */
@Singleton
@Cites(provisions = Provision.A24_PARAGRAPH_3, settles = Interpretation.I_21)
public class MatterService {

    private final Inside inside;
    private final Once once;
    private final Catalogue catalogue;
    private final MatterRepository matters;
    private final LegalClock clock;

    MatterService(Inside inside, Once once, Catalogue catalogue, MatterRepository matters, LegalClock clock) {
        this.inside = inside;
        this.once = once;
        this.catalogue = catalogue;
        this.matters = matters;
        this.clock = clock;
    }

    /** @param league whose list; null for everybody's */
    public Uni<List<WarningMatter>> list(@Nullable String league, Actor reader) {
        return inside.as(reader, connection -> matters.list(connection, league));
    }

    /** Those of the reader's own list by which a record of an indicator can be warned of; none for whoever does not warn. */
    public Uni<List<WarningMatter>> fitting(@Nullable String indicator, Actor reader) {
        return reader.league() == null
                ? Uni.createFrom().item(List.of())
                : list(reader.league(), reader)
                        .map(all -> all.stream()
                                .filter(each -> !each.ended() && each.isOf(indicator))
                                .toList());
    }

    /** Puts a matter on the list of whoever acts; without a key, whenever it comes. */
    public Uni<Answered> add(
            MatterOrder order, Act act, @Nullable Repeat repeat, Function<WarningMatter, Answer> answer) {
        MatterOrder.Whole stated = order.stated(catalogue);
        return once.doing(
                inside,
                act,
                repeat,
                connection ->
                        matters.add(connection, listed(stated, act.actor())).map(answer));
    }

    private ListedMatter listed(MatterOrder.Whole stated, Actor actor) {
        return new ListedMatter(actor.ownLeague(), stated, actor.name(), clock.instant());
    }

    /**
     * Ends a matter: it is used for no new warning. Again is the same.
     *
     * @throws RefusalException 404 when there is none on the list of whoever acts
     */
    public Uni<WarningMatter> end(UUID id, Act act) {
        return inside.doing(
                act,
                connection -> require(connection, id)
                        .invoke(matter ->
                                Require.that(matter.league().equals(act.actor().league()), MatterService::none))
                        .chain(() -> matters.end(connection, id, act.actor().name(), clock.instant()))
                        .chain(() -> require(connection, id)));
    }

    /** @throws RefusalException 404 when there is no such matter */
    Uni<WarningMatter> require(SqlConnection connection, UUID id) {
        return matters.find(connection, id).map(found -> found.orElseThrow(MatterService::none));
    }

    /**
     * On what terms a record can be warned of: by a matter of the league's own list, with a limit within its days (I-21).
     *
     * @throws RefusalException 400 with the clause when it cannot be warned of so
     */
    Uni<Issue> terms(SqlConnection connection, WarningOrder order, RecordView record, Actor actor) {
        return fitting(connection, order.requiredMatter(), record.indicator(), actor)
                .map(matter -> issue(order, record, matter));
    }

    /** A matter by which the league of whoever acts warns of an indicator now; {@link RefusalException} as {@link #terms}. */
    Uni<WarningMatter> fitting(SqlConnection connection, UUID id, @Nullable String indicator, Actor actor) {
        return require(connection, id).invoke(matter -> requireFitting(matter, indicator, actor));
    }

    private static void requireFitting(WarningMatter matter, @Nullable String indicator, Actor actor) {
        if (!matter.league().equals(actor.league()) || matter.ended()) {
            throw notPossible("只能按本盟市现行的预警事项预警", "matterId", matter.matterId().toString());
        }
        if (!matter.isOf(indicator)) {
            throw notPossible("该预警事项不含这一指标", "matterId", matter.matterId().toString());
        }
    }

    private Issue issue(WarningOrder order, RecordView record, WarningMatter matter) {
        LocalDate limit = limit(order.limitOn(), matter);
        Refusal.requireNone(WarningRules.ofRecord(record.category(), terms(record))
                .map(refusal -> refusal.at("recordNo", record.recordNo()))
                .or(() -> WarningRules.ofLimit(record.producedOn(), limit)
                        .map(refusal -> refusal.at("limitOn", limit.toString()))));
        return new Issue(
                record.recordNo(), clock.today(), matter.matterId(), order.requirementOr(matter.requirement()), limit);
    }

    /** The last day of a warning that is given today, the latest that the matter allows where none is stated. */
    LocalDate limit(@Nullable LocalDate stated, WarningMatter matter) {
        LocalDate today = clock.today();
        LocalDate latest = today.plusDays(matter.days());
        LocalDate limit = stated == null ? latest : stated;
        if (limit.isBefore(today) || limit.isAfter(latest)) {
            throw notPossible("时限应在" + today + "至" + latest + "之间", "limitOn", limit.toString());
        }
        return limit;
    }

    private Effect.Terms terms(RecordView record) {
        return catalogue.terms(
                record.category(), record.indicator(), ClientOutcome.of(record.clientOutcome(), record.clientPoints()));
    }

    private static RuntimeException notPossible(String detail, String field, String value) {
        return Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, detail)
                .under(Clause.of(Article.A24))
                .at(field, value)
                .asException();
    }

    private static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_MATTER, "没有这一预警事项");
    }
}
