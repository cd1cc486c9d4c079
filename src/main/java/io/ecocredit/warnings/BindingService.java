package io.ecocredit.warnings;

import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Turns;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds a record to the warning that its conduct had before there was a record (A24): until a result that it weighs on is on
 * notice, from when on there is only chapter 5 (I-30). A record can also be entered bound ({@link WarnedConducts}).
 */
@Singleton
@Cites(
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_21, Interpretation.I_30})
public class BindingService {

    private static final Clause BASIS = Clause.of(Provision.A24_PARAGRAPH_2);

    private final Inside inside;
    private final Once once;
    private final EarlyWarningService warnings;
    private final Followers followers;
    private final FileChange files;

    BindingService(Inside inside, Once once, EarlyWarningService warnings, Followers followers, FileChange files) {
        this.inside = inside;
        this.once = once;
        this.warnings = warnings;
        this.followers = followers;
        this.files = files;
    }

    /** What is bound to a warning, as it was seen at a version. */
    public record Wanted(String warningNo, long version, BindingOrder order) {}

    /**
     * Binds a record.
     *
     * @throws RefusalException 404 unknown, 412 moved on since, 403 for another league's, 409 when the warning has a record, the
     *     record a warning, or a result is on notice; 400 with the clause when it is not the conduct that was warned of
     */
    public Uni<Answered> bind(
            Wanted wanted, Act act, @Nullable Repeat repeat, Function<EarlyWarningView, Answer> answering) {
        BindingOrder.Whole order = wanted.order().stated();
        return once.doing(
                inside,
                act,
                repeat,
                connection -> bind(connection, wanted, order, act.actor()).map(answering));
    }

    private Uni<EarlyWarningView> bind(SqlConnection connection, Wanted wanted, BindingOrder.Whole order, Actor actor) {
        return Turns.take(connection, "warning " + order.recordNo())
                .chain(() -> warnings.held(connection, wanted.warningNo(), wanted.version(), actor))
                .invoke(warning -> Require.that(warning.division().equals(actor.league()), BindingService::another))
                .chain(() -> followers.require(connection, wanted.warningNo(), order.recordNo(), actor))
                .call(record -> files.carryOut(
                        connection,
                        new Change(
                                actor,
                                record.concern(),
                                WarningService.CAUSE,
                                notice(wanted.warningNo(), record, order)),
                        entry -> followers.bind(connection, wanted.warningNo(), order, actor, entry)))
                .chain(() -> warnings.require(connection, wanted.warningNo(), actor));
    }

    private static RefusalException another() {
        return Refusal.of(RefusalCode.OTHER_LEAGUE, "该预警由另一盟市下达").under(BASIS).asException();
    }

    private static Notice notice(String warning, RecordView record, BindingOrder.Whole order) {
        return new Notice(
                "early-warning-binding",
                "信用信息" + record.recordNo() + "关联信用预警" + warning,
                "该信息即该预警所指的行为（" + order.words() + "），依该预警的整改和确认情况计入或者不计入。",
                BASIS,
                null);
    }
}
