package io.ecocredit.practitioners.decisions;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.practitioners.PersonDirectory;
import io.ecocredit.practitioners.PersonsEntry;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.PractitionerRecordView;
import io.ecocredit.practitioners.procedure.PractitionerReopening;
import io.ecocredit.practitioners.procedure.PractitionerReopening.Change;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.records.decision.DecisionOrder.Stated;
import io.ecocredit.records.decision.KeptDecision;
import io.ecocredit.records.decision.RecordDecisions;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * Strikes out practitioners' records that were wrong or quashed, and undoes that; by the league of the place of service, which
 * answers for them (A15.1, A15.5). What was struck out never counted: the person's result, the employer's staff deduction and a
 * determined case follow.
 */
@Singleton
class PractitionerDecisionService extends RecordDecisions<PractitionerDecisionService.Wanted, PractitionerRecordView> {

    /** Nothing waits for the end of a review here: no item of annex 2 is a penalty (A13.1). */
    static final Set<Kind> POSSIBLE =
            Collections.unmodifiableSet(EnumSet.of(Kind.WITHDRAWN, Kind.REINSTATED, Kind.QUASHED));

    private final PersonsSide persons;
    private final PersonDirectory directory;
    private final PersonsEntry entry;
    private final PractitionerReopening cases;

    PractitionerDecisionService(
            PersonsSide persons,
            Once once,
            LegalClock clock,
            PersonDirectory directory,
            PersonsEntry entry,
            PractitionerReopening cases) {
        super(persons, once, clock, directory.divisions());
        this.persons = persons;
        this.directory = directory;
        this.entry = entry;
        this.cases = cases;
    }

    record Wanted(String practitioner, String recordNo, long version, Kind kind, DecisionOrder order)
            implements RecordDecisions.Wanted {}

    /** A record with what was decided of it, the first first. */
    record Told(PractitionerRecordView record, List<KeptDecision> decisions) {}

    /** @throws RefusalException 404 when there is no such record or it is not the reader's to see */
    Uni<Told> told(String practitioner, String recordNo, Act act) {
        return persons.doing(
                act,
                connection -> directory
                        .requireRecord(connection, practitioner, recordNo)
                        .flatMap(record -> decisions(connection, recordNo).map(decided -> new Told(record, decided))));
    }

    @Override
    protected Uni<PractitionerRecordView> require(SqlConnection connection, Wanted wanted) {
        return directory.requireRecord(connection, wanted.practitioner(), wanted.recordNo());
    }

    @Override
    protected Uni<Void> requireMay(SqlConnection connection, PractitionerRecordView record, Kind kind, Actor actor) {
        return Recusals.requireNone(connection, Side.PRACTITIONERS, record.practitioner());
    }

    @Override
    protected void requireFit(Stated decision) {
        PersonsWords.required("reason", decision.reason());
    }

    @Override
    protected Uni<Void> requireEvidence(SqlConnection connection, PractitionerRecordView record, List<UUID> named) {
        return directory.requireEvidence(connection, record.practitioner(), named);
    }

    @Override
    protected Uni<Void> carryOut(
            SqlConnection connection,
            Deciding<Wanted, PractitionerRecordView> deciding,
            LongFunction<Uni<Void>> writing) {
        PractitionerRecordView record = deciding.record();
        String operation = deciding.decision().kind().noun();
        return entry.write(connection, deciding.actor(), operation, List.of(record.recordNo()), writing)
                .chain(() -> cases.follow(connection, change(record, deciding.decision()), deciding.actor()));
    }

    private static Change change(PractitionerRecordView record, Stated decision) {
        Kind kind = decision.kind();
        return new Change(
                record.practitioner(),
                record.producedOn().getYear(),
                kind.noun(),
                decision.title(record),
                decision.body(),
                kind.clause());
    }
}
