package io.ecocredit.platform.identity;

import java.util.List;

/** The roles of those who come with a token; the public needs none. */
public final class Roles {

    public static final String PLATFORM = "platform";
    public static final String DEPARTMENT = "department";
    public static final String INSTITUTION = "institution";
    public static final String PRACTITIONER = "practitioner";
    public static final String PROVIDER = "provider";
    public static final String LEAGUE = "league";
    public static final String REGION = "region";
    public static final String AUDITOR = "auditor";

    public static final List<String> ALL =
            List.of(PLATFORM, DEPARTMENT, INSTITUTION, PRACTITIONER, PROVIDER, LEAGUE, REGION, AUDITOR);

    private Roles() {}
}
