package io.ecocredit.procedure.step;

import io.ecocredit.platform.problem.Require;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** What follows from an objection that was upheld: another proposal, or a reason why it stays as it was (再次审核). */
@Cites(provisions = {Provision.A20_ITEM_2, Provision.A21_ITEM_2})
final class Reexamined {

    private Reexamined() {}

    /**
     * Of a proposal that was drawn up after the decision.
     *
     * @throws RefusalException 400 when the objection was upheld, the result is as before, and no reason is stated
     */
    static Uni<Void> require(SqlConnection connection, Line<?, ?> line, Move<?> move, int drawn) {
        String reason = move.order().reason();
        if (move.from().standing().step() != Step.OBJECTION_DECIDED || (reason != null && !reason.isBlank())) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("""
                        select from %1$s.case_steps s
                        where s.case_id = $1 and s.action = $4 and s.upheld
                            and s.version = (select max(o.version) from %1$s.case_steps o
                                where o.case_id = $1 and o.action = $4)
                            and (select row(%2$s) from %1$s.case_findings where case_id = $1 and finding_no = $2)
                                is not distinct from
                                (select row(%2$s) from %1$s.case_findings where case_id = $1 and finding_no = $3)
                        """.formatted(line.schema(), line.outline().told()))
                .execute(Tuple.of(
                        move.from().id(),
                        drawn,
                        move.from().standing().proposal().findingNo(),
                        Action.DECIDE_OBJECTION.name()))
                .invoke(unchanged -> Require.that(unchanged.rowCount() == 0, () -> unexplained(move)))
                .replaceWithVoid();
    }

    private static RefusalException unexplained(Move<?> move) {
        return Refusal.of(RefusalCode.MISSING_VALUE, "异议成立而拟定结果与原来相同，须写明不变的理由，或者先更正信用信息再拟定")
                .under(move.by().clause())
                .at("reason", null)
                .asException();
    }
}
