package io.ecocredit.scores;

import io.ecocredit.regulation.grading.StaffPeriod;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What rating may know of practitioners: for each institution, when how many of its staff were on record (I-12). The
 * practitioners' side implements it, so that rating never reaches a person.
 */
public interface StaffPeriods {

    /**
     * @param position of the last entry that may be known
     * @return periods by USCC; an institution without any is absent
     */
    Uni<Map<String, List<StaffPeriod>>> of(List<String> usccs, long position);
}
