package io.ecocredit.practitioners.decisions;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.database.TakenKey;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.PersonConflicts;
import io.ecocredit.practitioners.PersonFiles;
import io.ecocredit.practitioners.PersonsEntry;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.PractitionerEvidenceService;
import io.ecocredit.practitioners.PractitionerRecordView;
import io.ecocredit.practitioners.procedure.PractitionerReopening;
import io.ecocredit.practitioners.procedure.PractitionerReopening.Change;
import io.ecocredit.records.DecisionOrder;
import io.ecocredit.records.DecisionOrder.Stated;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Strikes out practitioners' records that were wrong or quashed, and undoes that; by the league of the place of service, which
 * answers for them (A15.1, A15.5). What was struck out never counted: the person's result, the employer's staff deduction and a
 * determined case follow.
 */
@Singleton
@Cites(
        value = {Article.A15, Article.A31},
        settles = Interpretation.I_25)
class PractitionerDecisionService {

    /** Nothing waits for the end of a review here: no item of annex 2 is a penalty (A13.1). */
    private static final Set<Kind> POSSIBLE = EnumSet.of(Kind.WITHDRAWN, Kind.REINSTATED, Kind.QUASHED);

    private static final int MOST = 500;

    private final PersonsSide persons;
    private final PersonFiles files;
    private final PersonsEntry entry;
    private final PractitionerReopening cases;
    private final Desk desk;

    /** What is asked beside the records. */
    @Singleton
    record Desk(PractitionerEvidenceService evidence, PersonConflicts conflicts, Once once, LegalClock clock) {
        LocalDate today() {
            return clock.today();
        }
    }

    PractitionerDecisionService(
            PersonsSide persons, PersonFiles files, PersonsEntry entry, PractitionerReopening cases, Desk desk) {
        this.persons = persons;
        this.files = files;
        this.entry = entry;
        this.cases = cases;
        this.desk = desk;
    }

    /** A decision as it was asked for, on the record as it was seen at a version. */
    record Wanted(String practitioner, String recordNo, long version, Kind kind, DecisionOrder order) {}

    /** @throws ProblemException 404 for what cannot be decided of a practitioner's record at all */
    static Kind kind(String noun) {
        return Kind.of(noun)
                .filter(POSSIBLE::contains)
                .orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
    }

    /**
     * Those of a person's records that the reader may see, at most 500, in the order of their numbers.
     *
     * @throws ProblemException 404 when the practitioner is none or not the reader's to see
     */
    Uni<List<PractitionerRecordView>> records(String practitioner, Act act) {
        return persons.doing(
                act,
                connection -> files.people()
                        .require(connection, practitioner)
                        .chain(() -> files.records().page(connection, practitioner, new Window("", MOST))));
    }

    /** A record with what was decided of it, the first first. */
    record Told(PractitionerRecordView record, List<PractitionerDecision> decisions) {}

    /** @throws ProblemException 404 when there is no such record or it is not the reader's to see */
    Uni<Told> told(String practitioner, String recordNo, Act act) {
        return persons.doing(
                act,
                connection -> files.records()
                        .require(connection, practitioner, recordNo)
                        .flatMap(record -> decisions(connection, recordNo).map(decided -> new Told(record, decided))));
    }

    /**
     * Decides of a record, once for each key.
     *
     * @throws ProblemException 404 unknown, 412 when it was decided of meanwhile, 409 or 400 with the clause when this cannot
     *     be decided of it now
     */
    Uni<Answered> decide(
            Wanted wanted, Act act, @Nullable Repeat repeat, Function<PractitionerRecordView, Answer> answering) {
        return desk.once()
                .doing(
                        persons,
                        act,
                        repeat,
                        connection -> decide(connection, wanted, act.actor()).map(answering));
    }

    /** The same without a key. */
    Uni<PractitionerRecordView> decide(Wanted wanted, Act act) {
        return persons.doing(act, connection -> decide(connection, wanted, act.actor()));
    }

    private Uni<PractitionerRecordView> decide(SqlConnection connection, Wanted wanted, Actor actor) {
        return files.records()
                .require(connection, wanted.practitioner(), wanted.recordNo())
                .call(record -> desk.conflicts()
                        .requireNotRecused(
                                connection,
                                record.practitioner(),
                                actor,
                                wanted.kind().clause()))
                .flatMap(record -> decide(connection, wanted, record, actor))
                .chain(() -> files.records().require(connection, wanted.practitioner(), wanted.recordNo()));
    }

    private Uni<Void> decide(SqlConnection connection, Wanted wanted, PractitionerRecordView record, Actor actor) {
        return decisions(connection, record.recordNo())
                .map(before -> checked(wanted, record, before))
                .call(decision -> desk.evidence().require(connection, record.practitioner(), decision.files()))
                .flatMap(decision -> entry.write(
                                connection,
                                actor,
                                decision.kind().noun(),
                                List.of(record.recordNo()),
                                number -> add(connection, record, decision, number))
                        .chain(() -> cases.follow(connection, change(record, decision), actor)));
    }

    private Stated checked(Wanted wanted, PractitionerRecordView record, List<PractitionerDecision> before) {
        if (1L + before.size() != wanted.version()) {
            throw movedOn();
        }
        LocalDate today = desk.today();
        Stated decision = wanted.order().stated(wanted.kind(), record.authority(), today);
        PersonsWords.required("reason", decision.reason());
        RecordStanding.of(before.stream()
                        .map(each -> new RecordEvent(each.kind(), each.on()))
                        .toList())
                .refusal(new RecordEvent(decision.kind(), decision.on()), record.producedOn(), today)
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
        return decision;
    }

    private static Uni<Void> add(SqlConnection connection, PractitionerRecordView of, Stated decision, long entry) {
        return connection
                .preparedQuery("""
                        insert into practitioners.record_events (record_no, event_no, kind, happened_on, authority,
                            document_no, reason, evidence, entry_id)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .execute(Tuple.tuple()
                        .addString(of.recordNo())
                        .addInteger(Math.toIntExact(of.version()))
                        .addString(decision.kind().name())
                        .addLocalDate(decision.on())
                        .addString(decision.authority())
                        .addString(decision.documentNo())
                        .addString(decision.reason())
                        .addArrayOfUUID(decision.files().toArray(UUID[]::new))
                        .addLong(entry))
                .onFailure(TakenKey::isWhy)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    private static ProblemException movedOn() {
        return new ProblemException(412, "PRECONDITION_FAILED", "该信息已有新的决定，请重新读取后再试");
    }

    private static Change change(PractitionerRecordView record, Stated decision) {
        Kind kind = decision.kind();
        return new Change(
                record.practitioner(),
                record.producedOn().getYear(),
                kind.noun(),
                "信用信息" + record.recordNo() + "：" + kind.label(),
                "决定机关：" + decision.authority() + "；日期：" + decision.on() + "；理由：" + decision.reason() + "。",
                kind.clause());
    }

    private static Uni<List<PractitionerDecision>> decisions(SqlConnection connection, String recordNo) {
        return connection
                .preparedQuery("""
                        select v.event_no, v.kind, v.happened_on, v.authority, v.document_no, v.reason, v.evidence,
                            e.recorded_at
                        from practitioners.record_events v join register.entries e on e.entry_id = v.entry_id
                        where v.record_no = $1 order by v.event_no
                        """)
                .execute(Tuple.of(recordNo))
                .map(rows ->
                        rows.stream().map(PractitionerDecisionService::decision).toList());
    }

    private static PractitionerDecision decision(Row row) {
        Kind kind = Kind.valueOf(row.getString(1));
        return new PractitionerDecision(
                row.getInteger(0),
                kind,
                kind.label(),
                kind.clause().toString(),
                row.getLocalDate(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Arrays.asList(row.getArrayOfUUIDs(6)),
                row.getOffsetDateTime(7).toInstant());
    }
}
