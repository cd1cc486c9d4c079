package io.ecocredit.platform.identity;

import io.ecocredit.regulation.subject.AuthorityKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Whom the demonstration can be, and what is worth calling first as each. */
public enum DemonstrationRole {
    REGION(Roles.REGION, Map.of("division", "150000"), "/api/v1/years/2024"),
    LEAGUE(Roles.LEAGUE, Map.of("division", "150200"), "/api/v1/years"),
    INSTITUTION(
            Roles.INSTITUTION,
            Map.of("uscc", DemonstrationRole.SAMPLE_USCC),
            "/api/v1/institutions/" + DemonstrationRole.SAMPLE_USCC + "/score?year=2024"),
    PLATFORM(Roles.PLATFORM, Map.of(), "/api/v1/feed?limit=3"),
    DEPARTMENT(Roles.DEPARTMENT, Map.of(), "/api/v1/feed/head"),
    PROVIDER(
            Roles.PROVIDER,
            Map.of("authority", "包头市生态环境局", "authority_kind", AuthorityKind.ECOLOGICAL.name()),
            "/api/v1/records?limit=3"),
    PRACTITIONER(
            Roles.PRACTITIONER,
            Map.of("person", DemonstrationRole.SAMPLE_PERSON),
            "/api/v1/practitioners/" + DemonstrationRole.SAMPLE_PERSON),
    AUDITOR(Roles.AUDITOR, Map.of(), "/api/v1/audit?limit=3");

    /** The practitioner of the sample as whom one can look around. */
    public static final String SAMPLE_PERSON = "P000017";

    /** The institution of the sample as which one can look around. */
    public static final String SAMPLE_USCC = "911501000HH1N31B4G";

    private final String role;
    private final Map<String, String> claims;
    private final String example;

    DemonstrationRole(String role, Map<String, String> claims, String example) {
        this.role = role;
        this.claims = claims;
        this.example = example;
    }

    public String role() {
        return role;
    }

    public Map<String, String> claims() {
        return claims;
    }

    /** A path worth a first look in this role. */
    public String example() {
        return example;
    }

    public static Optional<DemonstrationRole> of(String role) {
        return Arrays.stream(values()).filter(each -> each.role.equals(role)).findFirst();
    }
}
