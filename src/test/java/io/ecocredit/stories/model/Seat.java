package io.ecocredit.stories.model;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.procedure.LineYear;
import java.util.Map;

/**
 * Somebody who asks something of the service.
 *
 * @param party of the procedure that it is of, or another
 * @param name of an officer, as histories keep it
 * @param whose division of a league, or key of a subject; empty otherwise
 */
record Seat(Party party, String name, String whose, String role, Map<String, String> claims) {

    /** Who may have a part in the procedure, and everybody else. */
    enum Party {
        LEAGUE,
        REGION,
        SUBJECT,
        STRANGER
    }

    static Seat officer(String league, String name) {
        String sub = league + name;
        return new Seat(Party.LEAGUE, sub, league, Roles.LEAGUE, Map.of("division", league, "sub", sub));
    }

    static Seat region(String name) {
        String sub = "region-" + name;
        return new Seat(Party.REGION, sub, "", Roles.REGION, Map.of("division", "150000", "sub", sub));
    }

    static Seat subject(LineYear line, String key) {
        return line == LineYear.INSTITUTIONS
                ? new Seat(Party.SUBJECT, key, key, Roles.INSTITUTION, Map.of("uscc", key))
                : new Seat(Party.SUBJECT, key, key, Roles.PRACTITIONER, Map.of("person", key));
    }

    /** Somebody of a role that takes no part. */
    static Seat stranger(String role) {
        return new Seat(Party.STRANGER, role, "", role, Map.of());
    }

    /** Anybody, without a login. */
    static Seat anybody() {
        return stranger("");
    }

    boolean isAnonymous() {
        return role.isEmpty();
    }

    @Override
    public String toString() {
        return isAnonymous() ? "the public" : name;
    }
}
