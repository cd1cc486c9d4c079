package io.ecocredit.commands;

import io.ecocredit.practitioners.procedure.ChangedPeople;
import io.ecocredit.publication.ResultAudit;
import io.ecocredit.publication.ResultAudit.Found;
import io.ecocredit.publication.RevisionWorker;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Carries out {@code revise}. It runs on the main thread and may wait. */
public final class ReviseApplication implements QuarkusApplication {

    private static final int DIFFERENT = 2;

    private final ResultAudit audit;
    private final RevisionWorker institutions;
    private final ChangedPeople people;

    ReviseApplication(ResultAudit audit, RevisionWorker institutions, ChangedPeople people) {
        this.audit = audit;
        this.institutions = institutions;
        this.people = people;
    }

    @Override
    public int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Found before = audit.recompute().await().indefinitely();
        DifferencesPrinted.all(out, before);
        out.println("重新评定的机构 (institutions looked at anew): "
                + institutions.everybody().await().indefinitely());
        out.println("重新查看的从业人员 (practitioners looked at anew): "
                + people.everybody().await().indefinitely());
        Found after = audit.recompute().await().indefinitely();
        out.println("已更正 (mended): "
                + (before.differences().size() - after.differences().size()));
        if (after.differences().isEmpty()) {
            out.println("全部与档案一致 (all say what their files say)。");
            return 0;
        }
        out.println("仍不一致 (that still say otherwise): " + after.differences().size());
        DifferencesPrinted.all(out, after);
        return DIFFERENT;
    }
}
