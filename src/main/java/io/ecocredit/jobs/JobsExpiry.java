package io.ecocredit.jobs;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.retention.DeletedRows;
import jakarta.inject.Singleton;

/** Jobs go a while after they have ended, once their findings are gone; one that runs is never due. */
@Singleton
final class JobsExpiry extends DeletedRows {

    JobsExpiry(AgroalDataSource database) {
        super(KindOfData.FINISHED_JOBS, database, new Statements("""
                select count(*) from register.jobs where finished_at < ?
                """, """
                delete from register.jobs where job_id in (
                    select j.job_id from register.jobs j
                    where j.finished_at < ?
                        and not exists (select from register.import_findings f where f.job_id = j.job_id)
                    limit ? for update skip locked)
                """));
    }
}
