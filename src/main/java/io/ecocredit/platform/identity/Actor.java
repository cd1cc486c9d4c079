package io.ecocredit.platform.identity;

import io.ecocredit.regulation.subject.AuthorityKind;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In whose name something is done: the rows that the database shows follow from it.
 *
 * @param name as entries, jobs and the audit trail keep it
 * @param role one of {@link Roles}, or {@code system} for the service's own work
 * @param league code of the officer's league; null for everybody else
 * @param uscc of the institution that the caller acts for
 * @param person number of the practitioner that the caller is
 * @param authority that a provider of records speaks for, with the kinds it is of (I-27)
 */
public record Actor(
        String name,
        String role,
        @Nullable String league,
        @Nullable String uscc,
        @Nullable String person,
        @Nullable String authority,
        Set<AuthorityKind> authorityKinds) {

    /** The role of the service's own work, such as a revision that a new fact brings about. */
    public static final String SYSTEM = "system";

    public Actor {
        authorityKinds = Set.copyOf(authorityKinds);
    }

    /** The service itself, which sees all. */
    public static Actor system(String work) {
        return new Actor(work, SYSTEM, null, null, null, null, Set.of());
    }

    /** The league in whose name something is done that is declared for leagues alone. */
    public String ownLeague() {
        return Objects.requireNonNull(league, "the operation is declared for leagues alone");
    }

    /** How far it sees; a role whose claim is missing sees nothing. */
    public Reach reach() {
        return switch (role) {
            case SYSTEM, Roles.REGION -> Reach.ALL;
            case Roles.LEAGUE -> league == null ? Reach.NONE : Reach.LEAGUE;
            case Roles.INSTITUTION -> uscc == null ? Reach.NONE : Reach.INSTITUTION;
            case Roles.PRACTITIONER -> person == null ? Reach.NONE : Reach.PERSON;
            case Roles.PROVIDER -> authority == null ? Reach.NONE : Reach.PROVIDER;
            default -> Reach.NONE;
        };
    }
}
