package io.ecocredit.scores;

import io.ecocredit.regulation.grading.StaffCount;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What rating may know of practitioners: for each institution, when how many of its staff were on record (I-12). The
 * practitioners' side implements it, so that rating never reaches a person.
 */
public interface StaffCounts {

    /**
     * @param position of the last entry that may be known
     * @return counts by USCC, each institution's in order; an institution without any is absent
     */
    Uni<Map<String, List<StaffCount>>> of(List<String> usccs, long position);
}
