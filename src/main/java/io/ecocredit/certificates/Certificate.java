package io.ecocredit.certificates;

import io.ecocredit.grades.PublishedGrade;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A certificate (信用证明) as it was issued.
 *
 * @param issuedOn day in Asia/Shanghai
 * @param current whether the result that it states is the one that is published now
 * @param verification address, within this service, at which anyone can verify it
 * @param result the published result that it states, as it stood
 */
public record Certificate(
        String number,
        Instant issuedAt,
        LocalDate issuedOn,
        boolean current,
        String verification,
        PublishedGrade result) {}
