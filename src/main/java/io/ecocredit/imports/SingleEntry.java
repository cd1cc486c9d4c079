package io.ecocredit.imports;

import io.ecocredit.imports.CsvImport.Bench;
import io.ecocredit.imports.EntryTransaction.Task;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One fact that an account enters, by the rules and in the way of a file of one row (A15.1). */
@Singleton
@Cites(Article.A15)
public class SingleEntry {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String WAITED_TOO_LONG = "55P03";

    private final EntryTransaction transactions;

    SingleEntry(EntryTransaction transactions) {
        this.transactions = transactions;
    }

    /**
     * What became of it.
     *
     * @param isNew false when the register knew it, or all but a later date of it
     * @param doubts for a person to look at, under the caller's field names
     */
    public record Entered(boolean isNew, List<Refusal> doubts) {}

    /**
     * Enters a fact; blocks, so call it on a worker thread.
     *
     * @param fields by column of the kind
     * @param telling turns a finding on a column into one in the caller's words
     * @throws ProblemException with every fault at once; 409 when the register has another content under the number; 503
     *     while a file of the kind is being taken in
     */
    public Entered enter(ImportKind<?> kind, Map<String, String> fields, UnaryOperator<Refusal> telling, Act act)
            throws SQLException {
        ImportRow row = new ImportRow(1, fields);
        ImportReport report = attempt(kind, row, act);
        if (row.isRefused()) {
            throw new ProblemException(
                    Problems.of(row.refusals().stream().map(telling).toList()));
        }
        return new Entered(
                report.accepted() > 0, row.flags().stream().map(telling).toList());
    }

    private ImportReport attempt(ImportKind<?> kind, ImportRow row, Act act) throws SQLException {
        try {
            return transactions.<RuntimeException>run(
                    new Task(kind, "enter", PATIENCE, act),
                    (connection, entry) -> new CsvImport<>(
                                    kind,
                                    new Bench(connection, entry, act.actor().league(), act.actor()),
                                    findings -> {})
                            .run(row));
        } catch (SQLException failure) {
            if (WAITED_TOO_LONG.equals(failure.getSQLState())) {
                throw new ProblemException(503, "IMPORT_RUNNING", "正在导入同类文件，请稍后重试");
            }
            throw failure;
        }
    }
}
