package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.repairs.PersonRepair.Application;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes dishonest individuals' applications for repair (A28). */
@Singleton
@Cites(value = Article.A28, settles = Interpretation.I_26)
class PersonRepairApplications {

    private final PersonRepairs repairs;
    private final PersonRepairRepository repository;
    private final PersonDirectory directory;
    private final PersonRatings ratings;
    private final PersonRepairNotices notices;

    PersonRepairApplications(
            PersonRepairs repairs,
            PersonRepairRepository repository,
            PersonDirectory directory,
            PersonRatings ratings,
            PersonRepairNotices notices) {
        this.repairs = repairs;
        this.repository = repository;
        this.directory = directory;
        this.ratings = ratings;
        this.notices = notices;
    }

    /**
     * Applies, by the person, once for each key.
     *
     * @throws ProblemException 404 for somebody else, 400 or 409 with the clause when it cannot be applied for
     */
    Uni<Answered> apply(
            String practitioner,
            PersonRepairOrder order,
            Act act,
            @Nullable Repeat repeat,
            Function<PersonRepairView, Answer> answering) {
        return repairs.once(act, repeat, connection -> apply(connection, practitioner, order, act.actor()), answering);
    }

    /** The same without a key. */
    Uni<PersonRepairView> apply(String practitioner, PersonRepairOrder order, Act act) {
        return repairs.now(act, connection -> apply(connection, practitioner, order, act.actor()));
    }

    private Uni<UUID> apply(SqlConnection connection, String practitioner, PersonRepairOrder order, Actor person) {
        EvaluationYear year = new EvaluationYear(order.requiredYear());
        Application application = order.stated(repairs.today());
        return directory
                .require(connection, practitioner)
                .chain(() -> directory.requireEvidence(connection, practitioner, application.evidence()))
                .chain(() -> ratings.current(connection, practitioner, year, person))
                .invoke(current -> current.requireRepairable(Set.of()))
                .flatMap(current -> repository.add(connection, current.rating().orElseThrow(), application))
                .call(id -> tell(connection, id, person));
    }

    private Uni<Void> tell(SqlConnection connection, UUID id, Actor person) {
        return repairs.require(connection, id).flatMap(repair -> notices.applied(connection, repair, person));
    }
}
