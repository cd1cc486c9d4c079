package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The divisions of the region. A county's work is its league's (A7.2); the region itself is division 150000 (I-1). */
@Cites(
        provisions = {Provision.A7_PARAGRAPH_2, Provision.A7_PARAGRAPH_3},
        settles = Interpretation.I_1)
public final class Divisions {

    /** The code of the region's own officers. */
    public static final String REGION = "150000";

    private static final int CODE_LENGTH = 6;
    private static final int STATISTICAL_LENGTH = 12;

    private final Map<String, Division> byCode;
    private final Map<String, Abolished> abolished;
    private final LeagueBureaus bureaus;

    /** A code that GB/T 2260 has no longer, with the one whose place that is now. */
    public record Abolished(String code, String name, String successor) {}

    public Divisions(Collection<Division> divisions, Collection<Abolished> abolished) {
        this.abolished = abolished.stream().collect(Collectors.toUnmodifiableMap(Abolished::code, Function.identity()));
        byCode = divisions.stream().collect(Collectors.toUnmodifiableMap(Division::code, Function.identity()));
        bureaus = new LeagueBureaus(this);
    }

    /** By which names leagues' environmental authorities are known. */
    public LeagueBureaus bureaus() {
        return bureaus;
    }

    /** What a league and the divisions in it are called, and were. */
    List<String> namesIn(String league) {
        return Stream.concat(
                        byCode.values().stream()
                                .filter(division -> league.equals(leagueOf(division.code())))
                                .map(Division::name),
                        abolished.values().stream()
                                .filter(former -> league.equals(leagueOf(former.successor())))
                                .map(Abolished::name))
                .sorted()
                .distinct()
                .toList();
    }

    public Optional<Division> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The twelve leagues and cities, by code. */
    public List<Division> leagues() {
        return byCode.values().stream()
                .filter(division -> division.level() == Division.Level.LEAGUE)
                .sorted((left, right) -> left.code().compareTo(right.code()))
                .toList();
    }

    /** The Chinese name of a division, or its code when it is not of this region. */
    public String nameOf(String code) {
        return find(code).map(Division::name).orElse(code);
    }

    /** The environmental authority of a league, or of the region for nobody's. */
    public String bureauOf(@Nullable String league) {
        return league == null ? "内蒙古自治区生态环境厅" : nameOf(league) + "生态环境局";
    }

    /** The league in which a division lies; null when the code names none, or the region itself. */
    public @Nullable String leagueOf(String code) {
        return find(code)
                .filter(division -> division.level() != Division.Level.REGION)
                .map(Division::league)
                .orElse(null);
    }

    /** Whose a division's work is: its league's, or the region's own; null when the code names none. */
    public @Nullable String ownerOf(String code) {
        return find(code).map(Division::league).orElse(null);
    }

    /** Why a code names no division, or empty when it does. */
    public Optional<Refusal> refusalOf(String field, String code) {
        return byCode.containsKey(code)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.UNKNOWN_DIVISION, whyUnknown(code))
                        .under(Clause.of(Interpretation.I_1))
                        .at(field, code));
    }

    private String whyUnknown(String code) {
        Abolished former = abolished.get(code);
        if (former != null) {
            return "该代码（" + former.name() + "）已撤销，现为" + former.successor() + nameOf(former.successor());
        }
        String first = code.length() == STATISTICAL_LENGTH ? code.substring(0, CODE_LENGTH) : code;
        if (!first.equals(code) && byCode.containsKey(first)) {
            return "应为六位的行政区划代码，即" + first + nameOf(first);
        }
        String league = code.length() == CODE_LENGTH ? code.substring(0, 4) + "00" : "";
        return "不是自治区内的行政区划代码" + (byCode.containsKey(league) ? "；" + nameOf(league) + "为" + league : "");
    }

    /** Why a code does not lie in any league: unknown, or the region itself, which serves as nobody's league. */
    public Optional<Refusal> refusalAsLeague(String field, String code) {
        return refusalOf(field, code)
                .or(() -> REGION.equals(code)
                        ? Optional.of(Refusal.of(RefusalCode.NOT_A_LEAGUE, "应为盟市或其所属旗县的代码，不能是自治区")
                                .under(Clause.of(Provision.A7_PARAGRAPH_3))
                                .at(field, code))
                        : Optional.empty());
    }

    /** @throws io.ecocredit.regulation.text.RefusalException when a code does not lie in any league */
    public void requireLeague(String field, String code) {
        Refusal.requireNone(refusalAsLeague(field, code));
    }
}
