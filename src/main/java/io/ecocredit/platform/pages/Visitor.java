package io.ecocredit.platform.pages;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.subject.Divisions;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Who looks at a page, as its head says.
 *
 * @param place whose officer, which institution or unit, or whose number in the register
 * @param today in Asia/Shanghai, by the service's clock
 */
public record Visitor(String name, String role, String place, LocalDate today) {

    static Visitor of(Actor actor, Divisions divisions, LocalDate today) {
        String place = switch (actor.role()) {
            case Roles.LEAGUE, Roles.REGION -> divisions.bureauOf(actor.league());
            case Roles.INSTITUTION -> Objects.requireNonNullElse(actor.uscc(), "");
            case Roles.PRACTITIONER -> Objects.requireNonNullElse(actor.person(), "");
            case Roles.PROVIDER -> Objects.requireNonNullElse(actor.authority(), "");
            default -> actor.role();
        };
        return new Visitor(actor.name(), actor.role(), place, today);
    }

    public boolean isLeague() {
        return role.equals(Roles.LEAGUE);
    }

    public boolean isRegion() {
        return role.equals(Roles.REGION);
    }

    /** Whether it is a unit that produces records. */
    public boolean isProducer() {
        return role.equals(Roles.PROVIDER);
    }

    public boolean isPractitioner() {
        return role.equals(Roles.PRACTITIONER);
    }

    /** Whether it is an authority's officer, rather than somebody who is evaluated. */
    public boolean isOfficer() {
        return isLeague() || isRegion();
    }

    public boolean isInstitution() {
        return role.equals(Roles.INSTITUTION);
    }
}
