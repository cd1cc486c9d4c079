package io.ecocredit.records.decision;

import java.time.LocalDate;

/** A record of either line, as far as decisions on it go. */
public interface DecidedRecord {

    String recordNo();

    /** That answers for it (A15.1). */
    String authority();

    LocalDate producedOn();

    /** That a decision on it must name; one more with each. */
    long version();
}
