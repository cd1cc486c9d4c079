package io.ecocredit.imports;

import io.ecocredit.imports.ImportReport.Finding;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A finding as a row of a CSV that a spreadsheet can open without running anything in it. */
public final class FindingColumns {

    public static final List<String> NAMES = List.of("severity", "line", "field", "value", "code", "clause", "detail");

    private FindingColumns() {}

    public static List<String> of(Finding finding) {
        return List.of(
                finding.severity().name(),
                Long.toString(finding.line()),
                harmless(finding.field()),
                harmless(finding.value()),
                finding.code(),
                harmless(finding.clause()),
                finding.detail());
    }

    private static String harmless(@Nullable String text) {
        String value = Objects.requireNonNullElse(text, "");
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
