package io.ecocredit.platform.access;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Whether a token says whose officer, institution, person or authority its bearer is, as its role demands (I-1). */
@Singleton
@Cites(settles = Interpretation.I_1)
class RoleCheck {

    private static final int LONGEST_NAME = 200;

    private final Divisions divisions;

    RoleCheck(Divisions divisions) {
        this.divisions = divisions;
    }

    /**
     * The one role of a token.
     *
     * @throws ProblemException 403 when it has none or several, or when what the role demands is missing or malformed
     */
    String roleOf(SecurityIdentity identity) {
        List<String> roles = Roles.ALL.stream().filter(identity::hasRole).toList();
        if (roles.size() != 1) {
            throw new ProblemException(EdgeCode.ONE_ROLE_NEEDED, "身份凭证应有且只有一种角色");
        }
        String role = roles.getFirst();
        JsonWebToken token = identity.getPrincipal() instanceof JsonWebToken jwt ? jwt : null;
        boolean stands = token != null
                && switch (role) {
                    case Roles.REGION -> Divisions.REGION.equals(claim(token, "division"));
                    case Roles.LEAGUE -> isLeague(claim(token, "division"));
                    case Roles.INSTITUTION -> isUscc(claim(token, "uscc"));
                    case Roles.PRACTITIONER -> isName(claim(token, "person"));
                    case Roles.PROVIDER -> isName(claim(token, "authority"));
                    default -> true;
                };
        if (!stands) {
            throw new ProblemException(EdgeCode.IDENTITY_INCOMPLETE, "身份凭证未载明该角色所属的行政区划、机构、人员或机关");
        }
        return role;
    }

    private boolean isLeague(@Nullable String code) {
        return code != null && code.equals(divisions.leagueOf(code));
    }

    private static boolean isUscc(@Nullable String code) {
        return code != null && Uscc.refusalOf(code).isEmpty();
    }

    private static boolean isName(@Nullable String name) {
        return name != null
                && !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable String claim(JsonWebToken token, String name) {
        return token.getClaim(name) instanceof String text ? text : null;
    }
}
