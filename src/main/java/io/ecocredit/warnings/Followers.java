package io.ecocredit.warnings;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.records.RecordBearings;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.records.WarnedConducts;
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
import java.util.List;
import java.util.Optional;

/** Records that follow a warning: whether they may be bound to it now, and how they are. */
@Singleton
@Cites(provisions = Provision.A24_PARAGRAPH_2, settles = Interpretation.I_30)
class Followers {

    private final RecordDirectory records;
    private final RecordBearings bearings;
    private final WarnedConducts conducts;
    private final WarningRepository onRecords;
    private final EarlyWarningRepository repository;

    Followers(
            RecordDirectory records,
            RecordBearings bearings,
            WarnedConducts conducts,
            WarningRepository onRecords,
            EarlyWarningRepository repository) {
        this.records = records;
        this.bearings = bearings;
        this.conducts = conducts;
        this.onRecords = onRecords;
        this.repository = repository;
    }

    /** A record that may be bound now; {@link RefusalException} as {@link BindingService#bind} tells. */
    Uni<RecordView> require(SqlConnection connection, String warning, String number, Actor actor) {
        return records.require(connection, number)
                .call(record -> records.requireAnswering(connection, record, actor))
                .call(record -> records.requireNoConflict(connection, record, actor))
                .invoke(record -> Require.that(!record.isOver(), () -> over(record)))
                .call(record -> records.requireOwnMatter(connection, record))
                .call(record -> onRecords
                        .find(connection, number, actor)
                        .invoke(found -> Require.that(
                                found.isEmpty(),
                                () -> WarningRepository.alreadyWarned().asException())))
                .call(record -> conducts.requireBindable(connection, warning, number))
                .call(record -> bearings.of(connection, List.of(number))
                        .invoke(weighed -> Refusal.requireNone(Optional.ofNullable(weighed.get(number))
                                .flatMap(RecordBearings.Weighed::closed)
                                .map(closed -> closed.at("recordNo", number)))));
    }

    private static RefusalException over(RecordView record) {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息" + record.overLabel() + "，不能关联预警")
                .under(Clause.of(Provision.A24_PARAGRAPH_2))
                .asException();
    }

    /** Binds it under the number of an entry, and settles that it may follow one. */
    Uni<Void> bind(SqlConnection connection, String warning, BindingOrder.Whole order, Actor actor, long entry) {
        return conducts.bind(connection, warning, order.recordNo(), entry)
                .chain(() -> repository.settle(
                        connection, order.recordNo(), "关联信用预警" + warning + "：" + order.words(), actor));
    }
}
