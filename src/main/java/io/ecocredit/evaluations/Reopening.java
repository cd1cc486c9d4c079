package io.ecocredit.evaluations;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.step.CaseReopening;
import io.ecocredit.procedure.step.CaseReopening.Change;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Gives an institution's determined case back to its league when a repair has changed what it rests on (A26.1). */
@Singleton
@Cites(provisions = Provision.A26_PARAGRAPH_2)
public class Reopening {

    private final InstitutionLine line;
    private final CaseReopening reopening;

    Reopening(InstitutionLine line, CaseReopening reopening) {
        this.line = line;
        this.reopening = reopening;
    }

    /** As {@link CaseReopening#follow}, of an institution's case of a year. */
    public Uni<Void> reopen(SqlConnection connection, Actor author, String uscc, int year, String reason) {
        Change change = new Change(uscc, year, "repair", reason);
        return reopening.follow(
                connection, line, change, author, held -> Uni.createFrom().voidItem());
    }
}
