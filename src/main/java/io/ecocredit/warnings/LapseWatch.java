package io.ecocredit.warnings;

import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Tells, once, that the limit of a warning on a record that still can weigh has passed: from the next day the record deducts, by the law's own account. */
@Singleton
@Cites(Article.A25)
class LapseWatch {

    private static final Logger LOG = Logger.getLogger(LapseWatch.class);
    private static final Act ACT = Act.system("warning-lapse", "record");
    private static final int BATCH = 200;

    private final Inside inside;
    private final WarningRepository repository;
    private final RecordDirectory records;
    private final FileChange files;
    private final LegalClock clock;

    LapseWatch(
            Inside inside, WarningRepository repository, RecordDirectory records, FileChange files, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.records = records;
        this.files = files;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        LocalDate today = clock.today();
        return inside.as(ACT.actor(), connection -> repository.lapsed(connection, today, BATCH))
                .onItem()
                .transformToMulti(numbers -> Multi.createFrom().iterable(numbers))
                .onItem()
                .transformToUniAndConcatenate(number -> tell(number, today)
                        .onFailure()
                        .invoke(failure -> LOG.warnf("the lapse of %s is told later: %s", number, failure.getMessage()))
                        .onFailure()
                        .recoverWithItem(false))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("lapsed warnings are told later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Boolean> tell(String number, LocalDate today) {
        return inside.doing(
                ACT.on("record", number),
                connection -> repository
                        .noteLapse(connection, number, today)
                        .call(first -> first
                                ? tell(connection, number)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(SqlConnection connection, String number) {
        return records.require(connection, number)
                .flatMap(record -> record.isOver()
                        ? Uni.createFrom().voidItem()
                        : files.carryOut(
                                connection,
                                new Change(
                                        ACT.actor(),
                                        record.concern(),
                                        "WARNING",
                                        new Notice(
                                                "warning-lapse",
                                                "信用预警" + number + "：时限届满",
                                                "时限内没有有效的整改报告，该信息自时限届满次日起计入信用评价；此后整改的可以申请信用修复。",
                                                Clause.of(Article.A25),
                                                null)),
                                entry -> Uni.createFrom().voidItem()));
    }
}
