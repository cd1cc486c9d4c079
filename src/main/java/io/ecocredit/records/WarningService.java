package io.ecocredit.records;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That a warning which a file tells of was given in writing (A25).
 *
 * @param authority that gave it
 * @param servedOn in Asia/Shanghai; from then on it can spare
 * @param how the manner of service and its proof, in words
 */
@Cites(Article.A25)
record WarningService(String authority, LocalDate servedOn, String how) {

    /** In a file of warnings, beside those that each has. */
    static final List<String> COLUMNS = List.of("authority", "served_on", "service");

    private static final int LONGEST = 200;

    /** What a row says of it, whole or not at all; faults are noted on the row. */
    static @Nullable WarningService read(ImportRow row) {
        if (COLUMNS.stream().allMatch(column -> row.optional(column) == null)) {
            return null;
        }
        COLUMNS.stream()
                .filter(column -> row.optional(column) == null)
                .map(PastFacts::ofPartOfService)
                .forEach(row::refuse);
        String authority = Objects.requireNonNullElse(row.optional("authority"), "");
        LocalDate servedOn = row.optionalDate("served_on");
        String how = Objects.requireNonNullElse(row.optional("service"), "");
        if (Stream.of(authority, how).anyMatch(text -> text.length() > LONGEST)) {
            row.refuse(Refusal.of(RefusalCode.MALFORMED_VALUE, "不超过" + LONGEST + "字")
                    .under(Clause.of(Article.A25))
                    .at("service", null));
        }
        return row.isRefused() ? null : new WarningService(authority, Objects.requireNonNull(servedOn), how);
    }

    String text() {
        return authority + "下达，" + servedOn + "送达，" + how;
    }
}
