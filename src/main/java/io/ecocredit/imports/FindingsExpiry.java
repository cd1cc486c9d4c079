package io.ecocredit.imports;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.retention.DeletedRows;
import jakarta.inject.Singleton;

/** Findings go a while after their import has ended: by then the rows were mended, and their values are nobody's business. */
@Singleton
final class FindingsExpiry extends DeletedRows {

    FindingsExpiry(AgroalDataSource database) {
        super(KindOfData.IMPORT_FINDINGS, database, new Statements("""
                select count(*) from register.import_findings join register.jobs using (job_id) where finished_at < ?
                """, """
                delete from register.import_findings where (job_id, finding_no) in (
                    select f.job_id, f.finding_no
                    from register.import_findings f join register.jobs j using (job_id)
                    where j.finished_at < ? limit ? for update of f skip locked)
                """));
    }
}
