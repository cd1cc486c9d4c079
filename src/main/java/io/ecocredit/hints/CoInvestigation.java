package io.ecocredit.hints;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A notice to all leagues that an institution was hinted at again (协查通报).
 *
 * @param position its place among all that is forwarded
 * @param month of the reports that it was found in
 * @param hints how many there were on the institution, this one among them
 * @param item of article 12
 * @param issuedOn day in Asia/Shanghai
 */
public record CoInvestigation(
        UUID noticeId,
        long position,
        String uscc,
        String name,
        String month,
        int hints,
        String recordNo,
        String item,
        LocalDate producedOn,
        String authority,
        LocalDate issuedOn,
        Instant issuedAt,
        String clause) {}
