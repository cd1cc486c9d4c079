package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads practitioners' repairs from the application to the decision (A28, A29). Nothing of it is ever public. */
@Singleton
@Cites(
        value = {Article.A28, Article.A29},
        settles = Interpretation.I_20)
class PersonRepairService {

    private final PersonRepairs repairs;
    private final PersonRepairRepository repository;
    private final PersonDirectory directory;
    private final PersonRecognitions recognitions;
    private final PersonRepairDecisions decisions;

    PersonRepairService(
            PersonRepairs repairs,
            PersonRepairRepository repository,
            PersonDirectory directory,
            PersonRecognitions recognitions,
            PersonRepairDecisions decisions) {
        this.repairs = repairs;
        this.repository = repository;
        this.directory = directory;
        this.recognitions = recognitions;
        this.decisions = decisions;
    }

    /** What is to be done about a repair, as it was seen at a version. */
    record Wanted(UUID id, long version, Kind kind, PersonRepairMove order) {}

    /** @throws ProblemException 404 for what cannot be done about a repair at all */
    static Kind kind(String noun) {
        return Kind.of(noun).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
    }

    /**
     * Does something about a repair, once for each key.
     *
     * @throws ProblemException 404 unknown, 412 moved on since, 403 for whom it is not, 409 or 400 with the clause when it
     *     cannot be done or granted
     */
    Uni<Answered> take(Wanted wanted, Act act, @Nullable Repeat repeat, Function<PersonRepairView, Answer> answering) {
        return repairs.once(act, repeat, connection -> take(connection, wanted, act.actor()), answering);
    }

    /** The same without a key. */
    Uni<PersonRepairView> take(Wanted wanted, Act act) {
        return repairs.now(act, connection -> take(connection, wanted, act.actor()));
    }

    private Uni<UUID> take(SqlConnection connection, Wanted wanted, Actor officer) {
        return repository
                .hold(connection, wanted.id())
                .map(Repairs::only)
                .invoke(held -> requireOpen(held, wanted))
                .call(held -> directory.requireEvidence(
                        connection, held.practitioner(), wanted.order().files()))
                .call(held -> switch (wanted.kind()) {
                    case RECOGNISE -> recognitions.enter(connection, held, wanted.order(), officer);
                    case DECIDE -> decisions.decide(connection, held, wanted.order(), officer);
                })
                .map(PersonRepair::id);
    }

    private static void requireOpen(PersonRepair held, Wanted wanted) {
        if (held.version() != wanted.version()) {
            throw new ProblemException(412, "PRECONDITION_FAILED", "该修复申请已被他人办理，请重新读取后再试");
        }
        if (!held.isOpen()) {
            throw Refusal.of(
                            RefusalCode.STEP_OUT_OF_ORDER,
                            "该修复申请现为“" + held.state().label() + "”，不能“"
                                    + wanted.kind().label() + "”")
                    .under(wanted.kind().clause())
                    .asException();
        }
    }
}
