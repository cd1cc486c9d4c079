package io.ecocredit.evaluations;

import io.ecocredit.institutions.RestingCases;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.procedure.step.CaseReopening;
import io.ecocredit.procedure.step.CaseReopening.Change;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives an institution's determined case back to its league when what it rests on has changed (A26.1, I-31). */
@Singleton
@Cites(provisions = Provision.A26_PARAGRAPH_2, settles = Interpretation.I_31)
public class Reopening implements RestingCases {

    private static final String REASON = "确定所依据的信用信息有变更";

    private final InstitutionLine line;
    private final CaseRepository repository;
    private final CaseReopening reopening;
    private final LegalClock clock;

    Reopening(InstitutionLine line, CaseRepository repository, CaseReopening reopening, LegalClock clock) {
        this.line = line;
        this.repository = repository;
        this.reopening = reopening;
        this.clock = clock;
    }

    /** As {@link CaseReopening#follow}, of an institution's case of a year. */
    public Uni<Void> reopen(SqlConnection connection, Actor author, String uscc, int year, String reason) {
        Change change = new Change(uscc, year, "repair", reason);
        return reopening.follow(
                connection, line, change, author, held -> Uni.createFrom().voidItem());
    }

    @Override
    public Uni<Void> hold(SqlConnection connection, Actor author, List<String> usccs) {
        return ActingPool.asTheService(connection, author, () -> held(connection, usccs))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> follow(SqlConnection connection, Actor author, List<String> usccs) {
        return ActingPool.asTheService(connection, author, () -> held(connection, usccs))
                .flatMap(held -> reopening.changed(connection, line, held, REASON, author))
                .replaceWithVoid();
    }

    private Uni<List<InstitutionCase>> held(SqlConnection connection, List<String> usccs) {
        return repository.holdOf(connection, line, usccs, new Reading(Actor.system("changed facts"), clock.today()));
    }
}
