package io.ecocredit.imports;

import io.ecocredit.imports.CsvImport.Bench;
import io.ecocredit.imports.EntryTransaction.Task;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingTransaction;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Asked;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One fact that an account enters, by the rules and in the way of a file of one row (A15.1). */
@Singleton
@Cites(Article.A15)
public class SingleEntry {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So long an attempt waits with a connection; between two attempts others have it. */
    private static final Duration MOMENT = Duration.ofMillis(400);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final String WAITED_TOO_LONG = "55P03";
    private static final String DEADLOCK = "40P01";

    private final EntryTransaction transactions;
    private final Once once;
    private final LegalClock clock;

    SingleEntry(EntryTransaction transactions, Once once, LegalClock clock) {
        this.transactions = transactions;
        this.once = once;
        this.clock = clock;
    }

    /**
     * A fact as it is stated.
     *
     * @param fields by column of the kind
     * @param telling turns a finding on a column into one in the caller's words
     */
    public record Stated(ImportKind<?> kind, Map<String, String> fields, UnaryOperator<Refusal> telling) {}

    /**
     * What became of it.
     *
     * @param isNew false when the register knew it, or all but a later date of it
     * @param doubts for a person to look at, under the caller's field names
     */
    public record Entered(boolean isNew, List<Refusal> doubts) {}

    /** Makes the answer, in the transaction that entered the fact. */
    public interface Answering {
        Answer to(Connection connection, Entered entered) throws SQLException;
    }

    /**
     * Enters a fact once, on a worker thread. Each entry leaves a row in the audit trail, also one that brought nothing new
     * and only showed what the register has.
     *
     * @throws RefusalException with every fault at once; 409 when the register has another content under the number; 503
     *     while a file of the kind, with the same subject where that is enough, is being taken in; and as {@link Once#doing} tells
     */
    public Uni<Answered> enter(Stated stated, Act act, Repeat repeat, Answering answering) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return blockingEnter(stated, act, repeat, answering);
                    } catch (SQLException failure) {
                        throw new IllegalStateException(stated.kind().name() + " could not be entered", failure);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(SingleEntry::isOfAnother)
                .retry()
                .withBackOff(PAUSE, LONGEST_PAUSE)
                .expireIn(PATIENCE.toMillis())
                .onFailure(SingleEntry::isOfAnother)
                .transform(late -> RefusalException.of(RefusalCode.IMPORT_RUNNING, "正在导入同类文件，请稍后重试"));
    }

    /** Whether it failed by another transaction that was there first: what that one has done is seen the next time. */
    private static boolean isOfAnother(Throwable failure) {
        String state = SqlState.of(failure);
        return WAITED_TOO_LONG.equals(state) || DEADLOCK.equals(state) || SqlState.isTakenKey(failure);
    }

    private Answered blockingEnter(Stated stated, Act act, Repeat repeat, Answering answering) throws SQLException {
        Task task = new Task(stated.kind(), "enter", MOMENT, act);
        Side side = stated.kind().speaksOfPersons() ? Side.PRACTITIONERS : Side.REGISTER;
        try (ActingTransaction transaction = transactions.open(task)) {
            Connection connection = transaction.connection();
            Answered answered = once.doing(
                    connection,
                    new Asked(side, act, repeat),
                    () -> answering.to(connection, entered(connection, task, stated)));
            transaction.commit();
            return answered;
        }
    }

    private Entered entered(Connection connection, Task task, Stated stated) throws SQLException {
        ImportRow row = new ImportRow(1, stated.fields());
        ImportReport report = broughtOrNothing(connection, task, row);
        row.requireFaultless(stated.telling());
        return new Entered(
                report.accepted() > 0,
                row.flags().stream().map(stated.telling()).toList());
    }

    /** What was known already leaves no entry, and lets go of the turn among entries of its kind. */
    private ImportReport broughtOrNothing(Connection connection, Task task, ImportRow row) throws SQLException {
        Savepoint before = connection.setSavepoint();
        ImportReport report = transactions.<RuntimeException>bring(
                connection,
                task,
                (bench, entry) -> new CsvImport<>(
                                task.kind(),
                                new Bench(bench, entry, clock.now(), task.act().actor(), true),
                                new ImportService.Listener() {})
                        .run(row));
        if (!report.broughtSomething()) {
            connection.rollback(before);
        }
        return report;
    }
}
