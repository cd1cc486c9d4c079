package io.ecocredit.procedure.step;

import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What subjects were told last of their results: by a proposal, or by the notice that showed a better one (I-31). Nothing else is
 * decided: neither what weighs more, nor what weighs by a record that they were not told of and could not object to.
 */
@Cites(
        provisions = {Provision.A20_ITEM_2, Provision.A21_ITEM_2},
        settles = Interpretation.I_31)
public final class Told {

    /** Steps that tell a finding to its subject. */
    static final Set<Action> TELLING =
            EnumSet.of(Action.PROPOSE, Action.PROPOSE_ANEW, Action.OPEN_NOTICE, Action.CONCLUDE);

    private Told() {}

    /** The finding of each case; one of which nothing was told has none. */
    public static Uni<Map<UUID, Case.Finding>> of(SqlConnection connection, Line<?, ?> line, Collection<UUID> cases) {
        return connection
                .preparedQuery("""
                        select distinct on (d.case_id) d.*
                        from %1$s.case_steps s join %1$s.case_findings d using (case_id, finding_no)
                        where s.case_id = any($1) and s.action = any($2) order by d.case_id, s.version desc
                        """.formatted(line.schema()))
                .execute(Tuple.of(
                        cases.toArray(UUID[]::new),
                        TELLING.stream().map(Action::name).toArray(String[]::new)))
                .map(rows -> {
                    Map<UUID, Case.Finding> told = new HashMap<>();
                    rows.forEach(row -> told.put(row.getUUID("case_id"), line.drawn(row)));
                    return told;
                });
    }

    /** Whether a finding weighs more than what was told of its case, or by a record that was not. */
    public static boolean isOther(Map<UUID, Case.Finding> told, UUID id, Case.Finding found) {
        Case.Finding before = told.get(id);
        return before != null
                && (found.burden().isHeavierThan(before.burden())
                        || !before.told().containsAll(found.told()));
    }
}
