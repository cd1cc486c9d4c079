package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which league's environmental bureau (盟市生态环境局) a name means: under its present or a former name, with or without the
 * region's, shortened, and that of a branch or of a county's bureau, which is its league's. Whoever acts for one league speaks in
 * no other's name (A15.1), and a bureau that is a client is bound under every name.
 */
@Cites(
        provisions = Provision.A15_ITEM_1,
        settles = {Interpretation.I_30, Interpretation.I_34})
public final class LeagueBureaus {

    private static final Clause CLAUSE = Clause.of(Provision.A15_ITEM_1);

    /** Shorter than that a division's name without its rank is many others' as well. */
    private static final int TELLING = 3;

    /** What people call leagues, and called those that are cities now. */
    private static final Map<String, List<String>> IN_SHORT = Map.of(
            "150100", List.of("呼市"),
            "150400", List.of("昭乌达盟", "昭盟"),
            "150500", List.of("哲盟"),
            "150600", List.of("伊盟"),
            "150700", List.of("呼盟"),
            "150800", List.of("巴盟", "巴市"),
            "150900", List.of("乌盟"),
            "152500", List.of("锡盟"),
            "152900", List.of("阿盟"));

    /** Others who have to do with the environment, which is in their names. */
    private static final String NONE = "^(?!.*(公安|检察|法院|法庭))";

    private static final String BEFORE = "(原|中共|内蒙古自治区|内蒙古|自治区|[(][^()]*[)])*";
    private static final String OFFICE = "((生态环境|环境保护|环保|环境监察|环境执法)[^、,;]*(局|队)|环境局)";
    private static final String OF_THE_REGION = "^" + BEFORE + "(生态环境|环境保护|环保)厅";

    private final Divisions divisions;
    private final Map<String, String> written = new LinkedHashMap<>();
    private final Map<String, Predicate<String>> ofLeagues = new LinkedHashMap<>();

    LeagueBureaus(Divisions divisions) {
        this.divisions = divisions;
        for (Division league : divisions.leagues()) {
            String pattern = pattern(league);
            written.put(league.code(), pattern);
            ofLeagues.put(league.code(), Pattern.compile(pattern).asPredicate());
        }
    }

    private String pattern(Division league) {
        String code = league.code();
        List<String> names = divisions.namesIn(code);
        String begins = Stream.of(
                        names.stream(),
                        names.stream().map(LeagueBureaus::withoutRank).filter(name -> tells(code, name)),
                        Stream.of(withoutRank(league.name())),
                        IN_SHORT.getOrDefault(code, List.of()).stream())
                .flatMap(each -> each)
                .distinct()
                .collect(Collectors.joining("|", "(", ")"));
        String follows = names.stream().collect(Collectors.joining("|", "(", ")"));
        return NONE + "(" + BEFORE + begins + ".*" + OFFICE + "|.*" + league.name() + ".*" + OFFICE + "|" + BEFORE
                + OFFICE + ".*" + follows + ")";
    }

    /** Whether a name without its rank begins the name of no other league's division. */
    private boolean tells(String league, String name) {
        return name.length() >= TELLING
                && divisions.leagues().stream()
                        .map(Division::code)
                        .filter(other -> !other.equals(league))
                        .flatMap(other -> divisions.namesIn(other).stream())
                        .noneMatch(other -> other.startsWith(name));
    }

    private static String withoutRank(String name) {
        return name.substring(0, name.length() - 1);
    }

    /**
     * A regular expression, of Java and of PostgreSQL alike, that finds the names of a league's bureau in their folded form
     * (I-34); of the region's department for nobody's.
     */
    public String pattern(@Nullable String league) {
        return league == null
                ? OF_THE_REGION
                : Objects.requireNonNull(written.get(league), () -> league + " is no league");
    }

    /**
     * The same for whoever acts: for a league or the region, or as a producer of records in the name of an authority, which may be one
     * of their bureaus.
     */
    public String patternOf(@Nullable String league, @Nullable String authority) {
        if (league != null || authority == null) {
            return pattern(league);
        }
        return ofLeagues.keySet().stream()
                .filter(each -> isOf(each, authority))
                .findFirst()
                .map((String each) -> pattern(each))
                .orElseGet(() -> ofAuthority(SameText.folded(authority)));
    }

    private String ofAuthority(String folded) {
        return Pattern.compile(OF_THE_REGION).matcher(folded).find() ? OF_THE_REGION : "^" + literally(folded) + "$";
    }

    private static String literally(String text) {
        return text.replaceAll("[\\p{ASCII}&&[^A-Za-z0-9]]", "\\\\$0");
    }

    /** Whether a name is of a league's bureau. */
    public boolean isOf(String league, String name) {
        return Objects.requireNonNull(ofLeagues.get(league), () -> league + " is no league")
                .test(SameText.folded(name));
    }

    /**
     * Why somebody does not name an authority, or empty when they may: whoever acts for a league names no other league's bureau.
     *
     * @param acting the league; null for who acts for none
     */
    public Optional<Refusal> refusal(@Nullable String acting, String field, @Nullable String named) {
        return acting == null || named == null
                ? Optional.empty()
                : ofLeagues.keySet().stream()
                        .filter(league -> !league.equals(acting) && isOf(league, named))
                        .findFirst()
                        .map(league -> Refusal.of(
                                        RefusalCode.OTHER_AUTHORITY,
                                        "这是" + divisions.bureauOf(league) + "或者其所属机构，由其自行录入和确认，其他盟市不得以其名义办理")
                                .under(CLAUSE)
                                .at(field, named));
    }
}
