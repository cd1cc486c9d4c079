package io.ecocredit.warnings;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.warnings.WarningRepository.Issue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Issues warnings (A24), by the league that answers for the record. */
@Singleton
@Cites({Article.A24, Article.A25})
public class WarningIssues {

    private final Inside inside;
    private final Once once;
    private final WarningRepository repository;
    private final RecordDirectory records;
    private final WarningTerms terms;
    private final FileChange files;

    WarningIssues(
            Inside inside,
            Once once,
            WarningRepository repository,
            RecordDirectory records,
            WarningTerms terms,
            FileChange files) {
        this.inside = inside;
        this.once = once;
        this.repository = repository;
        this.records = records;
        this.terms = terms;
        this.files = files;
    }

    /**
     * Issues a warning.
     *
     * @throws ProblemException 404 unknown, 403 when another league answers for the record, 409 when it is warned of already
     *     or struck out, 400 with the clause when it cannot be warned of so
     */
    public Uni<Answered> issue(
            WarningOrder order, Act act, @Nullable Repeat repeat, Function<WarningView, Answer> answering) {
        String number = order.requiredRecord();
        return once.doing(
                inside,
                act.on("record", number),
                repeat,
                connection -> issue(connection, number, order, act.actor()).map(answering));
    }

    private Uni<WarningView> issue(SqlConnection connection, String number, WarningOrder order, Actor actor) {
        return repository
                .takeTurn(connection, number)
                .chain(() -> records.require(connection, number))
                .call(record -> records.requireAnswering(connection, record, actor))
                .call(record -> records.requireNoConflict(connection, record, actor))
                .call(record -> requireFree(connection, record, actor))
                .call(record -> terms.of(connection, order, record, actor)
                        .flatMap(issue -> carryOut(connection, record, issue, actor)))
                .chain(() -> repository.require(connection, number, actor));
    }

    private Uni<Void> requireFree(SqlConnection connection, RecordView record, Actor actor) {
        if (record.isOver()) {
            throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息" + record.overLabel() + "，不能预警")
                    .under(Clause.of(Article.A24))
                    .asException();
        }
        return repository
                .find(connection, record.recordNo(), actor)
                .invoke(found -> {
                    if (found.isPresent()) {
                        throw WarningRepository.alreadyWarned().asException();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> carryOut(SqlConnection connection, RecordView record, Issue issue, Actor actor) {
        return files.carryOut(
                connection,
                new Change(actor, record.concern(), WarningService.CAUSE, notice(issue)),
                entry -> repository.issue(connection, issue, fingerprint(issue), entry));
    }

    private static Notice notice(Issue issue) {
        return new Notice(
                "warning",
                "信用预警通知：信用信息" + issue.recordNo(),
                "整改要求：" + issue.requirement() + "。请于" + issue.limitOn() + "（含当日）前完成有效整改并报告，附证明材料；经确认的，该信息在评价期内不予扣分。",
                Clause.of(Article.A24),
                issue.limitOn());
    }

    /** As a file of warnings tells a repetition from a contradiction. */
    private static String fingerprint(Issue issue) {
        return Fingerprint.of(issue.recordNo(), issue.issuedOn(), issue.requirement(), issue.limitOn());
    }
}
