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
import org.jspecify.annotations.Nullable;

/** The divisions of the region. A county's work is its league's (A7.2); the region itself is division 150000 (I-1). */
@Cites(
        provisions = {Provision.A7_PARAGRAPH_2, Provision.A7_PARAGRAPH_3},
        settles = Interpretation.I_1)
public final class Divisions {

    /** The code of the region's own officers. */
    public static final String REGION = "150000";

    private final Map<String, Division> byCode;

    public Divisions(Collection<Division> divisions) {
        byCode = divisions.stream().collect(Collectors.toUnmodifiableMap(Division::code, Function.identity()));
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
                : Optional.of(Refusal.of(RefusalCode.UNKNOWN_DIVISION, "不是自治区内的行政区划代码")
                        .under(Clause.of(Interpretation.I_1))
                        .at(field, code));
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
