package io.ecocredit.commands;

import io.ecocredit.publication.ResultAudit.Difference;
import io.ecocredit.publication.ResultAudit.Found;
import java.io.PrintStream;
import java.util.Objects;

/** Results that say otherwise than their files, a line each. */
final class DifferencesPrinted {

    private DifferencesPrinted() {}

    static void all(PrintStream out, Found found) {
        found.differences().forEach(each -> out.println(line(each)));
    }

    private static String line(Difference each) {
        return each.uscc() + " " + each.year() + " 公开 (shown): " + Objects.requireNonNullElse(each.shown(), "—")
                + " 应为 (due): " + Objects.requireNonNullElse(each.due(), "—");
    }
}
