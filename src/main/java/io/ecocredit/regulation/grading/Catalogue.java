package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version of annex 1, annex 2 and article 18 as data (评价标准). An old year is rated under the version of its own time.
 *
 * @param version name of the version, stored with each result
 * @param firstYear first evaluation year it governs
 */
@Cites(
        value = Article.A18,
        provisions = {Provision.A16_PARAGRAPH_1, Provision.A17_PARAGRAPH_2})
public record Catalogue(String version, int firstYear, Map<String, Indicator> byCode, List<Indicator> indicators) {

    public static Catalogue of(String version, int firstYear, Collection<Indicator> indicators) {
        return new Catalogue(
                version,
                firstYear,
                indicators.stream().collect(Collectors.toUnmodifiableMap(Indicator::code, Function.identity())),
                List.copyOf(indicators));
    }

    public Optional<Indicator> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Whether an indicator is a penalty, which counts only once it is final (A13.1). */
    public boolean isPenalty(@Nullable String code) {
        return code != null && find(code).filter(Indicator::countsOnlyWhenFinal).isPresent();
    }

    /** The row that derives a deduction from the staff's records (附件1第15项). */
    public Indicator staffIndicator() {
        return indicators.stream().filter(Indicator::isDerived).findFirst().orElseThrow();
    }

    BigDecimal staffPoints() {
        if (staffIndicator().outcome() instanceof Outcome.Staff staff) {
            return staff.points();
        }
        throw new IllegalStateException("catalogue " + version + " has no staff row");
    }
}
