package io.ecocredit.imports;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.imports.ImportReport.Finding;
import io.ecocredit.platform.database.ActingTransaction;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The findings of imports, kept apart from what the imports bring, so that a rolled-back file still has its report. */
@Singleton
class ImportFindings {

    private static final Actor KEEPER = Actor.system("imports");

    private static final Rows<Numbered> FINDINGS = Rows.of(Numbered.class);

    private final AgroalDataSource dataSource;
    private final Inside inside;

    ImportFindings(AgroalDataSource dataSource, Inside inside) {
        this.dataSource = dataSource;
        this.inside = inside;
    }

    /** A finding with its number within the import, by which one pages. */
    record Numbered(int number, Finding finding) {}

    /** Forgets what an attempt that is made anew has found; blocks. */
    void clear(UUID job) throws SQLException {
        try (ActingTransaction transaction = ActingTransaction.open(dataSource, KEEPER)) {
            OverJdbc.query(
                    transaction.connection(), "delete from register.import_findings where job_id = $1", Tuple.of(job));
            transaction.commit();
        }
    }

    /** Stores findings on a connection of their own; blocks. */
    void store(UUID job, AtomicInteger lastNumber, List<Finding> findings) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        RowBatch batch = new RowBatch();
        findings.forEach(finding -> batch.add(
                job,
                lastNumber.incrementAndGet(),
                finding.severity(),
                finding.line(),
                finding.field(),
                finding.value(),
                finding.code(),
                finding.clause(),
                finding.detail()));
        try (ActingTransaction transaction = ActingTransaction.open(dataSource, KEEPER)) {
            batch.insert(transaction.connection(), "register.import_findings", """
                    job_id::uuid, finding_no::integer, severity, line::bigint, field, value, code, clause, detail""");
            transaction.commit();
        }
    }

    /** The next findings after a number, in the order of the file. */
    Uni<List<Numbered>> after(UUID job, int number, int limit, Actor asker) {
        return inside.ask(asker, """
                select finding_no as number, severity, line, field, value, code, clause, detail
                from register.import_findings where job_id = $1 and finding_no > $2 order by finding_no limit $3
                """, Tuple.of(job, number, limit)).map(FINDINGS::all);
    }
}
