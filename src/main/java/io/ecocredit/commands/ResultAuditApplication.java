package io.ecocredit.commands;

import io.ecocredit.publication.ResultAudit;
import io.ecocredit.publication.ResultAudit.Found;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Carries out {@code audit results}. It runs on the main thread and may wait. */
public final class ResultAuditApplication implements QuarkusApplication {

    private static final int DIFFERENT = 2;

    private final ResultAudit audit;

    ResultAuditApplication(ResultAudit audit) {
        this.audit = audit;
    }

    @Override
    public int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Found found = audit.recompute().await().indefinitely();
        DifferencesPrinted.all(out, found);
        out.println("已核对的公开结果 (published results that were recomputed): " + found.results());
        if (found.waiting() > 0) {
            out.println("信息刚有变化、尚待重新评定的机构 (institutions that are about to be looked at): " + found.waiting());
        }
        if (found.differences().isEmpty()) {
            out.println("全部与档案一致 (all say what their files say)。");
            return 0;
        }
        out.println("不一致 (that say otherwise): " + found.differences().size());
        return DIFFERENT;
    }
}
