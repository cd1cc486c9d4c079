package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.PersonsEntry;
import io.ecocredit.practitioners.repairs.PersonRatings.Current;
import io.ecocredit.practitioners.repairs.PersonRepair.Application;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leads practitioners' repairs from the application to the decision (A28, A29). A granted one ends the records that counted;
 * with them end the rating and what they bring about for the employer (I-12). Nothing of it is ever public.
 */
@Singleton
@Cites(
        value = {Article.A15, Article.A28, Article.A29, Article.A31},
        settles = {Interpretation.I_20, Interpretation.I_26})
class PersonRepairService {

    private final PersonRepairs repairs;
    private final PersonRepairRepository repository;
    private final PersonDirectory directory;
    private final PersonRatings ratings;
    private final PersonRepairLetters notices;
    private final PersonsEntry entries;

    PersonRepairService(
            PersonRepairs repairs,
            PersonRepairRepository repository,
            PersonDirectory directory,
            PersonRatings ratings,
            PersonRepairLetters notices,
            PersonsEntry entries) {
        this.repairs = repairs;
        this.repository = repository;
        this.directory = directory;
        this.ratings = ratings;
        this.notices = notices;
        this.entries = entries;
    }

    /**
     * Applies, by the person, once for each key.
     *
     * @throws RefusalException 404 for somebody else, 400 or 409 with the clause when it cannot be applied for
     */
    Uni<Answered> apply(
            String practitioner,
            PersonRepairOrder order,
            Act act,
            @Nullable Repeat repeat,
            Function<PersonRepairView, Answer> answering) {
        return repairs.once(act, repeat, connection -> apply(connection, practitioner, order, act.actor()), answering);
    }

    private Uni<UUID> apply(SqlConnection connection, String practitioner, PersonRepairOrder order, Actor person) {
        EvaluationYear year = new EvaluationYear(order.requiredYear());
        Application application = order.stated(repairs.today());
        return directory
                .require(connection, practitioner)
                .chain(() -> directory.requireEvidence(connection, practitioner, application.evidence()))
                .chain(() -> ratings.current(connection, practitioner, year, person))
                .invoke(current -> current.requireRepairable(Set.of()))
                .flatMap(current ->
                        repository.add(connection, current.rating().orElseThrow(), application, person.name()))
                .call(id -> tell(connection, id, person));
    }

    private Uni<Void> tell(SqlConnection connection, UUID id, Actor person) {
        return repairs.require(connection, id).flatMap(repair -> notices.applied(connection, repair, person));
    }

    /** What is to be done about a repair, as it was seen at a version. */
    record Wanted(UUID id, long version, Kind kind, PersonRepairMove order) {}

    /** @throws RefusalException 404 for what cannot be done about a repair at all */
    static Kind kind(String noun) {
        return Kind.of(noun).orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_ACTION, "没有这种办理"));
    }

    /**
     * Does something about a repair, once for each key.
     *
     * @throws RefusalException 404 unknown, 412 moved on since, 403 for whom it is not, 409 or 400 with the clause when it
     *     cannot be done or granted
     */
    Uni<Answered> take(Wanted wanted, Act act, @Nullable Repeat repeat, Function<PersonRepairView, Answer> answering) {
        return repairs.once(act, repeat, connection -> take(connection, wanted, act.actor()), answering);
    }

    private Uni<UUID> take(SqlConnection connection, Wanted wanted, Actor officer) {
        return repository
                .hold(connection, wanted.id())
                .map(Repairs::only)
                .invoke(held -> requireOpen(held, wanted))
                .call(held -> Recusals.requireNone(connection, Side.PRACTITIONERS, held.practitioner()))
                .call(held -> directory.requireEvidence(
                        connection, held.practitioner(), wanted.order().files()))
                .call(held -> switch (wanted.kind()) {
                    case RECOGNISE -> recognise(connection, held, wanted.order(), officer);
                    case DECIDE -> decide(connection, held, wanted.order(), officer);
                })
                .map(PersonRepair::id);
    }

    private static void requireOpen(PersonRepair held, Wanted wanted) {
        if (held.version() != wanted.version()) {
            throw RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该修复申请已被他人办理，请重新读取后再试");
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

    /** What a department that produced a counted record says of the merit, once each (A29). */
    private Uni<Void> recognise(SqlConnection connection, PersonRepair held, PersonRepairMove order, Actor officer) {
        Recognition said = order.recognition(held.rating().ratedOn(), repairs.today());
        if (held.recognitionBy(said.authority()).isPresent()) {
            throw refusal(RefusalCode.STEP_OUT_OF_ORDER, "该单位已就本申请作出认定", said);
        }
        return repository
                .isPlaceOfService(connection, held, said.authority(), officer.league())
                .invoke(isPlace ->
                        Require.that(isPlace, () -> refusal(RefusalCode.WRONG_PARTY, "只由服务地盟市录入在本地产生信息的单位的认定", said)))
                .chain(() -> repository.recognise(connection, held.id(), said, officer.name()))
                .chain(() -> notices.recognised(connection, held, said, officer));
    }

    private static RuntimeException refusal(RefusalCode code, String detail, Recognition said) {
        return Refusal.of(code, detail)
                .under(Kind.RECOGNISE.clause())
                .at("authority", said.authority())
                .asException();
    }

    private Uni<Void> decide(SqlConnection connection, PersonRepair held, PersonRepairMove order, Actor officer) {
        if (!held.isLedBy(officer)) {
            throw Refusal.of(RefusalCode.WRONG_PARTY, "由出具告知函的盟市决定")
                    .under(Kind.DECIDE.clause())
                    .asException();
        }
        boolean granted = order.isGranted();
        String reason = order.requiredWords();
        return ratings.current(connection, held.practitioner(), new EvaluationYear(held.yearNumber()), officer)
                .invoke(current -> requireGrantable(granted, held, current))
                .call(() -> requireAnother(connection, granted, held, officer))
                .call(() -> repository.decide(connection, held.id(), granted, reason, officer.name()))
                .call(current -> granted
                        ? end(connection, current, officer)
                        : Uni.createFrom().voidItem())
                .chain(() -> notices.decided(connection, held, granted, reason, officer));
    }

    /** Who entered what the producer says of the merit grants nothing upon it; anybody of the league may refuse. */
    private Uni<Void> requireAnother(SqlConnection connection, boolean granted, PersonRepair held, Actor officer) {
        return granted
                ? repository
                        .hasRecognised(connection, held.id(), officer.name())
                        .invoke(has -> Require.that(
                                !has,
                                () -> RepairRules.sameOfficer(Kind.DECIDE.clause())
                                        .asException()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static void requireGrantable(boolean granted, PersonRepair held, Current current) {
        if (granted) {
            current.requireRepairable(held.recognisedBy());
            current.requireRecognised(held.recognisedBy());
        }
    }

    /** The service's own work: among the records that end are those of other leagues. */
    private Uni<Void> end(SqlConnection connection, Current current, Actor officer) {
        List<String> records = current.result().counted();
        String bureau = directory.bureauOf(officer);
        return ActingPool.asTheService(
                connection,
                officer,
                () -> entries.write(
                        connection,
                        officer,
                        "practitioner-repair",
                        records,
                        entry -> repository.rectify(connection, records, bureau, entry)));
    }
}
