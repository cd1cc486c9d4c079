package io.ecocredit.imports;

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
                    harmless(field),
                    harmless(value),
                    code,
                    harmless(clause),
                    detail);
        }

        private static String harmless(@Nullable String text) {
            String value = Objects.requireNonNullElse(text, "");
            return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        }

        static Finding of(Severity severity, long line, Refusal refusal, List<String> personalColumns) {
            Clause clause = refusal.clause();
            boolean personal = refusal.field() != null && personalColumns.contains(refusal.field());
            return new Finding(
                    severity,
                    line,
                    refusal.field(),
                    personal ? null : refusal.value(),
                    refusal.code().name(),
                    clause == null ? null : clause.citation(),
                    refusal.detail());
        }
    }

    /** Whether the row was kept. */
    public enum Severity {
        REFUSED,
        FLAGGED
    }
}
