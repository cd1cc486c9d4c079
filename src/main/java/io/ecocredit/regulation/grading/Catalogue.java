package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Effect;
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

    /** How a record takes effect, and whether a warning can spare it (A13.1, I-21). */
    public Effect.Terms terms(CreditRecord fact) {
        return terms(fact.category(), fact.indicator(), fact.clientOutcome());
    }

    /** The same of a record as it stands in a list; one without an indicator scores nothing that could wait or be spared. */
    public Effect.Terms terms(Category category, @Nullable String code, @Nullable ClientOutcome client) {
        return Optional.ofNullable(code)
                .flatMap(this::find)
                .map(indicator -> indicator.terms(category, client))
                .orElseGet(() -> new Effect.Terms(false, category == Category.GENERAL));
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
