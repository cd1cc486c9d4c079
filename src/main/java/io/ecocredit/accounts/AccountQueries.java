package io.ecocredit.accounts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** Approvals that nobody has ended. */
interface AccountQueries {

    /** Of an institution, past and future ones too. */
    @HQL("""
            select p.approval from ApprovedAccount p
            where p.uscc = :uscc and not exists (select 1 from EndedApproval e where e.approvalId = p.approvalId)
            order by p.approvalId
            """)
    Uni<List<Approval>> standing(String uscc);

    /** How many let an account act for an institution on a day. */
    @HQL("""
            select count(*) from ApprovedAccount p
            where p.uscc = :uscc and p.approval.account = :account
                and not exists (select 1 from EndedApproval e where e.approvalId = p.approvalId)
                and p.approval.validFrom <= :today
                and (p.approval.validUntil is null or p.approval.validUntil >= :today)
            """)
    Uni<Long> valid(String uscc, String account, LocalDate today);

    /** Ends whatever an account was approved for at an institution; one that somebody else is ending stays theirs. */
    @HQL("""
            insert into EndedApproval (approvalId, endedBy, recordedAt)
            select p.approvalId, :author, :now from ApprovedAccount p
            where p.uscc = :uscc and p.approval.account = :account
                and not exists (select 1 from EndedApproval e where e.approvalId = p.approvalId)
            on conflict do nothing
            """)
    Uni<Integer> end(String uscc, String account, String author, Instant now);
}
