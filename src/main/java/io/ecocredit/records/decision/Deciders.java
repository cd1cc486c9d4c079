package io.ecocredit.records.decision;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.records.decision.DecisionOrder.Stated;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Optional;

/**
 * Who may be named as having decided in a review: no bureau of another league than that which enters it, and where a decision
 * ends what somebody else ordered, not the authority whose own record it is. That authority may suspend it by itself (行政复议法
 * lets it), and withdraws what it was wrong about.
 */
@Cites(
        provisions = {Provision.A13_ITEM_1, Provision.A15_ITEM_1},
        settles = Interpretation.I_25)
final class Deciders {

    private final Divisions divisions;

    Deciders(Divisions divisions) {
        this.divisions = divisions;
    }

    Optional<Refusal> refusal(Stated decision, DecidedRecord of, Actor actor) {
        return divisions
                .bureaus()
                .refusal(actor.league(), "authority", decision.authority())
                .or(() -> ofOneself(decision, of, actor));
    }

    private Optional<Refusal> ofOneself(Stated decision, DecidedRecord of, Actor actor) {
        Kind kind = decision.kind();
        return kind == Kind.SUSPENDED || !isOneself(decision.authority(), of, actor)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(RefusalCode.OTHER_AUTHORITY, "“" + kind.label() + "”由复议机关或者法院决定，不能由产生、录入该信息的机关自行决定")
                                .under(kind.clause())
                                .at("authority", decision.authority()));
    }

    private boolean isOneself(String authority, DecidedRecord of, Actor actor) {
        String league = actor.league();
        return SameText.same(authority, of.authority())
                || (league != null && divisions.bureaus().isOf(league, authority));
    }
}
