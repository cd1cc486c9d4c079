package io.ecocredit.commands;

import io.ecocredit.regulation.disclosure.RetentionRule;
import io.ecocredit.retention.RetentionService;
import io.ecocredit.retention.RetentionService.Line;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Carries out the {@code retention} command. It runs on the main thread and may wait. */
public final class RetentionApplication implements QuarkusApplication {

    private final RetentionService retention;
    private final OperatorTrail audit;

    RetentionApplication(RetentionService retention, OperatorTrail audit) {
        this.retention = retention;
        this.audit = audit;
    }

    @Override
    public int run(String... arguments) throws SQLException {
        boolean apply = List.of(arguments).contains(RetentionCommand.APPLY);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String said = apply ? "已处理 (done)" : "到期 (due)";
        if (apply) {
            audit.tell("retention");
        }
        (apply ? retention.apply() : retention.due()).forEach(line -> out.println(text(line, said)));
        if (!apply) {
            out.println("未作任何改动；加 --apply 执行 (nothing was changed; --apply carries it out)。");
        }
        return 0;
    }

    private static String text(Line line, String said) {
        RetentionRule rule = line.rule();
        String outcome = line.due() == null ? "—" : said + ": " + line.due();
        return rule.kind().label() + " (" + rule.kind() + ") · " + rule.period().getYears() + "年 · "
                + rule.ending().label() + " · " + rule.basis() + rule.clause() + " · " + line.keptSince()
                + " 以前 (before) · "
                + outcome;
    }
}
