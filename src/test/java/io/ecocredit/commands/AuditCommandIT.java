package io.ecocredit.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What supervision checks from the command line, beside a program that serves. */
@Cites({Article.A31, Article.A36})
class AuditCommandIT {

    @TempDir
    Path folder;

    @Test
    void results_and_trail_are_whole_beside_a_program_that_serves() {
        try (Program serving = Program.serving(folder, Map.of())) {
            serving.awaitPrinted(Program.LOADED);
            assertThat(audited("results")).contains("全部与档案一致").doesNotContain("recomputed): 0");
            assertThat(audited("trail")).contains("审计记录未被改动");
            assertThat(serving.isAlive()).isTrue();
        }
    }

    private String audited(String what) {
        try (Program command = Program.start(folder, Map.of(), "audit", what)) {
            assertThat(command.exitStatus())
                    .as(command.written() + command.printed())
                    .isZero();
            return command.written();
        }
    }
}
