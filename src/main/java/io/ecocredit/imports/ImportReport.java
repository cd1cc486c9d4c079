package io.ecocredit.imports;

import io.ecocredit.platform.tables.HarmlessCell;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param rows data rows read
 * @param accepted rows kept as new facts
 * @param completed rows that added a later date to a known fact
 * @param known rows that said what the register already knew
 * @param refused rows not kept
 * @param kept whether anything was kept at all: false when a refusal rolled the whole file back
 */
public record ImportReport(
        String kind, long rows, long accepted, long completed, long known, long flagged, long refused, boolean kept) {

    private static final int LONGEST_VALUE = 200;

    /** Whether the register has something that it had not before. */
    boolean broughtSomething() {
        return accepted + completed > 0;
    }

    /** The report of a file of which nothing was kept because a row was refused. */
    ImportReport rolledBack() {
        return new ImportReport(kind, rows, 0, 0, known, flagged, refused, false);
    }

    /** Something to say about one row: {@code REFUSED} or {@code FLAGGED} for a person. */
    public record Finding(
            Severity severity,
            long line,
            @Nullable String field,
            @Nullable String value,
            String code,
            @Nullable String clause,
            String detail) {

        /** The names of its columns in a CSV. */
        public static final List<String> COLUMNS =
                List.of("severity", "line", "field", "value", "code", "clause", "detail");

        /** As a row of a CSV that a spreadsheet can open without running anything in it. */
        public List<String> columns() {
            return List.of(
                    severity.name(),
                    Long.toString(line),
                    HarmlessCell.of(Objects.requireNonNullElse(field, "")),
                    HarmlessCell.of(Objects.requireNonNullElse(value, "")),
                    code,
                    HarmlessCell.of(Objects.requireNonNullElse(clause, "")),
                    detail);
        }

        static Finding of(Severity severity, long line, Refusal refusal, List<String> personalColumns) {
            Clause clause = refusal.clause();
            boolean personal = refusal.field() != null && personalColumns.contains(refusal.field());
            return new Finding(
                    severity,
                    line,
                    storable(refusal.field()),
                    personal ? null : storable(shown(refusal.value())),
                    refusal.code().name(),
                    clause == null ? null : clause.citation(),
                    Objects.requireNonNull(storable(refusal.detail())));
        }

        /** The database holds no NUL; who reads the finding sees that something stood there. */
        private static @Nullable String storable(@Nullable String text) {
            return text == null ? null : text.replace('\0', '\uFFFD');
        }
    }

    /** So much of a value as shows which it is. */
    private static @Nullable String shown(@Nullable String value) {
        return value == null || value.codePointCount(0, value.length()) <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }

    /** Whether the row was kept. */
    public enum Severity {
        REFUSED,
        FLAGGED
    }
}
