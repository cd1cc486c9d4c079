package io.ecocredit.commands;

import io.ecocredit.imports.ImportReport;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.region.RegionFolder;
import java.io.PrintStream;
import java.util.List;

/** The import report of the {@code rate} command: a line a file, and a line a row that was refused or flagged. */
final class RefusalsPrinted implements RegionFolder.Reporter {

    private final PrintStream out;
    private String kind = "";

    RefusalsPrinted(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(String name) {
        kind = name;
    }

    @Override
    public void found(List<Finding> findings) {
        findings.forEach(finding -> out.println(kind + ".csv: " + String.join(" | ", finding.columns())));
    }

    @Override
    public void reached(long rows) {
        if (rows >= 100_000 && rows % 100_000 == 0) {
            out.println(kind + ".csv: " + rows + " …");
        }
    }

    @Override
    public void ended(ImportReport report) {
        out.println(report.kind() + ".csv: 共" + report.rows() + "行，接受" + report.accepted() + "，补充" + report.completed()
                + "，已有" + report.known() + "，待核实" + report.flagged() + "，拒绝" + report.refused());
    }

    @Override
    public void absent(String name) {
        out.println(name + ".csv: 没有此文件，按空处理 (absent, taken as empty)");
    }
}
