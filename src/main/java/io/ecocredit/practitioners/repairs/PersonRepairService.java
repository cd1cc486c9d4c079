package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.PersonsEntry;
import io.ecocredit.practitioners.repairs.PersonRatings.Current;
import io.ecocredit.practitioners.repairs.PersonRepair.Application;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.practitioners.repairs.PersonRepairMove.Kind;
import io.ecocredit.regulation.repair.PractitionerRepair;
import io.ecocredit.regulation.repair.PractitionerRepair.Facts;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leads practitioners' repairs from the application to the decision (A28, A29). A granted one ends the records that counted;
 * with them end the rating and what they bring about for the employer (I-12). Nothing of it is ever public.
 */
@Singleton
@Cites(
        value = {Article.A28, Article.A29, Article.A31},
        settles = {Interpretation.I_20, Interpretation.I_26})
class PersonRepairService {

    private final PersonsSide persons;
    private final PersonRepairRepository repository;
    private final PersonRatings ratings;
    private final PersonRepairViews views;
    private final Desk desk;

    /** What is asked beside repairs. */
    @Singleton
    record Desk(
            PersonDirectory directory,
            PersonRepairLookup lookup,
            PersonsEntry entry,
            PersonRepairNotices notices,
            Once once,
            Divisions divisions) {}

    PersonRepairService(
            PersonsSide persons,
            PersonRepairRepository repository,
            PersonRatings ratings,
            PersonRepairViews views,
            Desk desk) {
        this.persons = persons;
        this.repository = repository;
        this.ratings = ratings;
        this.views = views;
        this.desk = desk;
    }

    /** What is to be done about a repair, as it was seen at a version. */
    record Wanted(UUID id, long version, Kind kind, PersonRepairMove order) {}

    /** @throws ProblemException 404 for what cannot be done about a repair at all */
    static Kind kind(String noun) {
        return Kind.of(noun).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
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
        return desk.once()
                .doing(
                        persons,
                        act,
                        repeat,
                        connection -> apply(connection, practitioner, order, act.actor())
                                .map(answering));
    }

    /** The same without a key. */
    Uni<PersonRepairView> apply(String practitioner, PersonRepairOrder order, Act act) {
        return persons.doing(act, connection -> apply(connection, practitioner, order, act.actor()));
    }

    private Uni<PersonRepairView> apply(
            SqlConnection connection, String practitioner, PersonRepairOrder order, Actor person) {
        EvaluationYear year = new EvaluationYear(order.requiredYear());
        Application application = order.stated(views.today());
        return desk.directory()
                .require(connection, practitioner)
                .chain(() -> desk.directory().requireEvidence(connection, practitioner, application.evidence()))
                .chain(() -> ratings.current(connection, practitioner, year, views.today(), person))
                .invoke(current -> requirePossible(current.facts(Set.of())))
                .flatMap(current -> repository.add(connection, current.rating().orElseThrow(), application))
                .call(id -> told(connection, id, person))
                .flatMap(id -> desk.lookup().view(connection, id, person));
    }

    private Uni<Void> told(SqlConnection connection, UUID id, Actor actor) {
        return repository
                .find(connection, id)
                .flatMap(found -> desk.notices().applied(connection, PersonRepairLookup.only(found), actor));
    }

    private static void requirePossible(Facts facts) {
        PractitionerRepair.obstacle(facts).ifPresent(refusal -> {
            throw refusal.asException();
        });
    }

    /**
     * Does something about a repair, once for each key.
     *
     * @throws ProblemException 404 unknown, 412 moved on since, 403 for whom it is not, 409 or 400 with the clause when it
     *     cannot be done or granted
     */
    Uni<Answered> take(Wanted wanted, Act act, @Nullable Repeat repeat, Function<PersonRepairView, Answer> answering) {
        return desk.once()
                .doing(
                        persons,
                        act,
                        repeat,
                        connection -> take(connection, wanted, act.actor()).map(answering));
    }

    /** The same without a key. */
    Uni<PersonRepairView> take(Wanted wanted, Act act) {
        return persons.doing(act, connection -> take(connection, wanted, act.actor()));
    }

    private Uni<PersonRepairView> take(SqlConnection connection, Wanted wanted, Actor officer) {
        return repository
                .hold(connection, wanted.id())
                .map(PersonRepairLookup::only)
                .invoke(held -> requireOpen(held, wanted))
                .call(held -> desk.directory()
                        .requireEvidence(
                                connection,
                                held.rating().practitioner(),
                                wanted.order().files()))
                .call(held -> wanted.kind() == Kind.RECOGNISE
                        ? recognise(connection, held, wanted.order(), officer)
                        : decide(connection, held, wanted.order(), officer))
                .chain(() -> desk.lookup().view(connection, wanted.id(), officer));
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

    private Uni<Void> recognise(SqlConnection connection, PersonRepair held, PersonRepairMove order, Actor officer) {
        Recognition said = order.recognition(held.rating().ratedOn(), views.today());
        if (held.recognitionBy(said.authority()).isPresent()) {
            throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该单位已就本申请作出认定")
                    .under(Kind.RECOGNISE.clause())
                    .at("authority", said.authority())
                    .asException();
        }
        return requirePlaceOfService(connection, held, said.authority(), officer)
                .chain(() -> repository.recognise(connection, held.id(), said, officer.name()))
                .chain(() -> desk.notices().recognised(connection, held, said, officer));
    }

    /** What a department says is entered where its record was: by the league of the place of service (A15.5). */
    private static Uni<Void> requirePlaceOfService(
            SqlConnection connection, PersonRepair held, String authority, Actor officer) {
        return connection
                .preparedQuery("""
                        select from practitioners.records r
                        where r.record_no = any($1) and r.authority = $2 and access.league_of(r.division) = $3
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfString(held.rating().records().toArray(String[]::new))
                        .addString(authority)
                        .addString(officer.league()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw Refusal.of(RefusalCode.WRONG_PARTY, "只由服务地盟市录入在本地产生信息的单位的认定")
                                .under(Kind.RECOGNISE.clause())
                                .at("authority", authority)
                                .asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> decide(SqlConnection connection, PersonRepair held, PersonRepairMove order, Actor officer) {
        if (!PersonRepairViews.leads(held, officer)) {
            throw Refusal.of(RefusalCode.WRONG_PARTY, "由出具告知函的盟市决定")
                    .under(Kind.DECIDE.clause())
                    .asException();
        }
        boolean granted = order.isGranted();
        String reason = order.requiredWords();
        return desk.directory()
                .requireNoConflict(connection, held.rating().practitioner(), officer, Kind.DECIDE.clause())
                .chain(() -> ratings.current(
                        connection,
                        held.rating().practitioner(),
                        new EvaluationYear(held.rating().year()),
                        views.today(),
                        officer))
                .invoke(current -> {
                    if (granted) {
                        requireGrantable(held, current);
                    }
                })
                .call(() -> repository.decide(connection, held.id(), granted, reason, officer.name(), views.today()))
                .call(current -> granted
                        ? end(connection, current, officer)
                        : Uni.createFrom().voidItem())
                .chain(() -> desk.notices().decided(connection, held, granted, reason, officer));
    }

    private static void requireGrantable(PersonRepair held, Current current) {
        Facts facts = current.facts(held.recognitions().stream()
                .filter(Recognition::recognised)
                .map(Recognition::authority)
                .collect(Collectors.toSet()));
        requirePossible(facts);
        List<Refusal> lacking = PractitionerRepair.unrecognised(facts);
        if (!lacking.isEmpty()) {
            throw new ProblemException(Problems.of(lacking));
        }
    }

    /** The service's own work: among the records that end are those of other leagues. */
    private Uni<Void> end(SqlConnection connection, Current current, Actor officer) {
        List<String> records = current.result().counted();
        return ActingPool.asTheService(
                connection,
                officer,
                () -> desk.entry()
                        .write(
                                connection,
                                officer,
                                "practitioner-repair",
                                records,
                                entry -> repository.rectify(
                                        connection,
                                        records,
                                        views.today(),
                                        desk.divisions().bureauOf(officer.league()),
                                        entry)));
    }
}
