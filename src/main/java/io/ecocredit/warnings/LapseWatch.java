package io.ecocredit.warnings;

import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.records.DueLetters;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.warnings.EarlyLapses.Lapsed;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * Tells, once, that the limit of a warning on a record that still can weigh has passed: from the next day the record deducts, by
 * the law's own account.
 */
@Singleton
@Cites(Article.A25)
class LapseWatch {

    private static final Act ACT = Act.system("warning-lapse", SubjectKind.RECORD);
    private static final Act EARLY = Act.system("early-warning-lapse", SubjectKind.EARLY_WARNING);
    private static final int BATCH = 200;

    private final Inside inside;
    private final WarningRepository repository;
    private final EarlyLapses early;
    private final RecordDirectory records;
    private final FileChange files;

    LapseWatch(
            Inside inside, WarningRepository repository, EarlyLapses early, RecordDirectory records, FileChange files) {
        this.inside = inside;
        this.repository = repository;
        this.early = early;
        this.records = records;
        this.files = files;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return DueLetters.tell(
                        ACT.operation(),
                        inside.as(ACT.actor(), connection -> repository.lapsed(connection, BATCH)),
                        Function.identity(),
                        this::tell)
                .chain(() -> DueLetters.tell(
                        EARLY.operation(),
                        inside.as(EARLY.actor(), connection -> early.lapsed(connection, BATCH)),
                        Lapsed::number,
                        this::tell));
    }

    private Uni<Boolean> tell(Lapsed lapsed) {
        return inside.doing(
                EARLY.about(lapsed.number()),
                connection -> early.noteLapse(connection, lapsed.number())
                        .call(first -> first ? carryOut(connection, lapsed) : nothing()));
    }

    private Uni<Void> carryOut(SqlConnection connection, Lapsed lapsed) {
        Notice notice = new Notice(
                "early-warning-lapse",
                "信用预警" + lapsed.number() + "：时限届满",
                "时限内没有有效的整改报告；该行为的信用信息录入后关联本预警，计入信用评价。",
                Clause.of(Article.A25),
                null);
        Concern concern = new Concern(lapsed.uscc(), lapsed.issuedOn().getYear(), lapsed.league());
        return files.carryOut(
                connection, new Change(EARLY.actor(), concern, WarningService.CAUSE, notice), entry -> nothing());
    }

    private Uni<Boolean> tell(String number) {
        return inside.doing(
                ACT.about(number),
                connection -> repository
                        .noteLapse(connection, number)
                        .call(first -> first ? tell(connection, number) : nothing()));
    }

    private Uni<Void> tell(SqlConnection connection, String number) {
        return records.require(connection, number)
                .flatMap(record -> record.isOver() ? nothing() : carryOut(connection, record));
    }

    private Uni<Void> carryOut(SqlConnection connection, RecordView record) {
        Notice notice = new Notice(
                "warning-lapse",
                "信用预警" + record.recordNo() + "：时限届满",
                "时限内没有有效的整改报告，该信息自时限届满次日起计入信用评价；此后整改的可以申请信用修复。",
                Clause.of(Article.A25),
                null);
        return files.carryOut(
                connection,
                new Change(ACT.actor(), record.concern(), WarningService.CAUSE, notice),
                entry -> nothing());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
