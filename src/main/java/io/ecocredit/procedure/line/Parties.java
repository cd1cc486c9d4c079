package io.ecocredit.procedure.line;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.procedure.Party;

/** As which party of the procedure somebody acts. */
public final class Parties {

    private Parties() {}

    public static Party of(Actor actor) {
        return switch (actor.role()) {
            case Roles.LEAGUE -> Party.LEAGUE;
            case Roles.REGION -> Party.REGION;
            case Actor.SYSTEM -> Party.SERVICE;
            default -> Party.SUBJECT;
        };
    }
}
