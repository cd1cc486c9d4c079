package io.ecocredit.imports;

import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.jobs.JobRun;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what one attempt at a file finds, up to so much as a person reads: a hopeless file is not worth more. */
final class KeptFindings implements ImportService.Listener {

    /** At which a file is given up. */
    static final int MOST = 10_000;

    private final ImportFindings findings;
    private final JobRun run;
    private final AtomicInteger lastNumber = new AtomicInteger();

    KeptFindings(ImportFindings findings, JobRun run) {
        this.findings = findings;
        this.run = run;
    }

    /** @throws RefusalException 400 once there are more than are kept; the file brings nothing then */
    @Override
    public void found(List<Finding> found) throws SQLException {
        int room = MOST - lastNumber.get();
        findings.store(run.id(), lastNumber, found.size() <= room ? found : found.subList(0, room));
        if (found.size() > room) {
            throw RefusalException.of(
                    RefusalCode.TOO_MANY_FINDINGS, "逐行结果超过" + MOST + "条，导入停止，文件中的内容均未录入；请改正或分成几个文件后再导入");
        }
    }

    @Override
    public void reached(long rows) {
        run.reached(rows);
        run.stopIfCancelled();
    }
}
