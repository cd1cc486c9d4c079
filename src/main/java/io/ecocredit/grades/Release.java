package io.ecocredit.grades;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The publication of a year (A20.6) and its current edition. What is inside an edition never changes; when a result may no
 * longer be shown, the next edition goes without it and the old one is gone (I-24).
 *
 * @param ratedAt day at whose end (Asia/Shanghai) the results hold
 * @param results how many results the edition holds
 * @param counts results by league code and grade
 */
public record Release(
        int year,
        LocalDate publishedOn,
        Instant releasedAt,
        LocalDate ratedAt,
        String catalogue,
        String ruleBook,
        boolean historicalImport,
        int edition,
        long results,
        Map<String, Map<String, Long>> counts,
        List<Download> downloads) {

    /** @param sha256 digest of the whole file, in hexadecimal */
    public record Download(String mediaType, String address, String sha256) {}
}
