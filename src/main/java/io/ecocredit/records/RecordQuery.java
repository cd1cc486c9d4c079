package io.ecocredit.records;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Days;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which records are asked for, checked: every value is known.
 *
 * @param from first day on which they may have been produced
 * @param until last such day
 */
record RecordQuery(
        @Nullable Uscc uscc,
        @Nullable Category category,
        @Nullable String indicator,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Window window) {

    /** @throws RefusalException 400 naming the parameter at fault */
    static RecordQuery of(RecordResource.Parameters asked, Catalogue catalogue) {
        String uscc = asked.uscc();
        LocalDate from = date("from", asked.from());
        LocalDate until = date("until", asked.until());
        if (from != null && until != null && until.isBefore(from)) {
            throw RefusalException.invalid("until", asked.until(), "早于 from");
        }
        return new RecordQuery(
                uscc == null || uscc.isEmpty() ? null : new Uscc(uscc),
                category(asked.category()),
                indicator(asked.indicator(), catalogue),
                from,
                until,
                Window.ofNumbers(asked.cursor(), asked.limit()));
    }

    private static @Nullable Category category(@Nullable String code) {
        return code == null || code.isEmpty()
                ? null
                : Category.of(code)
                        .orElseThrow(() ->
                                RefusalException.invalid("category", code, "不是" + Article.A9.citation() + "所列的类别"));
    }

    private static @Nullable String indicator(@Nullable String code, Catalogue catalogue) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        if (catalogue.find(code).filter(found -> !found.isForPractitioners()).isEmpty()) {
            throw RefusalException.invalid("indicator", code, RecordRules.NO_INDICATOR);
        }
        return code;
    }

    private static @Nullable LocalDate date(String name, @Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : Days.parse(text).orElseThrow(() -> RefusalException.invalid(name, text, "应为日期 YYYY-MM-DD"));
    }
}
