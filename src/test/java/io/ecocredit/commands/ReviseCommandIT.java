package io.ecocredit.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that was wrong for a while has withdrawn results; an operator computes everything anew. */
@Cites(value = Article.A31, settles = Interpretation.I_24)
class ReviseCommandIT {

    @TempDir
    Path folder;

    @Test
    void what_a_wrong_clock_withdrew_is_shown_again() throws Exception {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            Map<String, String> environment = TestDatabase.demonstrationOn(database);
            try (Program serving = Program.serving(folder, environment)) {
                serving.awaitPrinted(Program.LOADED);
                String before = ask(database, "select count(*) from published.results where shown_until is null");

                move(database, 900);
                awaitShown(database, before, false);
                move(database, 0);

                try (Program revising = Program.start(folder, environment, "revise")) {
                    assertThat(revising.exitStatus()).as(revising.printed()).isZero();
                    assertThat(revising.written())
                            .contains("应为 (due): ", "全部与档案一致")
                            .doesNotContain("仍不一致");
                }
                awaitShown(database, before, true);
                assertThat(ask(
                                database,
                                "select count(*) from register.calendar_sweeps where swept_on > current_date + 1"))
                        .isEqualTo("0");
            }
        }
    }

    private static void awaitShown(EmbeddedDatabase database, String number, boolean same) throws SQLException {
        Instant end = Instant.now().plusSeconds(60);
        while (ask(database, "select count(*) from published.results where shown_until is null")
                        .equals(number)
                != same) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private static void move(EmbeddedDatabase database, int days) throws SQLException {
        try (Connection owner = TestDatabase.administrator(database);
                Statement statement = owner.createStatement()) {
            statement.execute("update access.clock set ahead_by = make_interval(days => " + days + ")");
        }
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection owner = TestDatabase.administrator(database);
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
