package io.ecocredit.retention;

import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.regulation.time.Deadline;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** How one kind of data ends. Features declare theirs as beans, for each kind whose ending is ordered. Blocks. */
public interface Expiry {

    KindOfData kind();

    /** How many of them have had their time in full. */
    long due(Day day) throws SQLException;

    /** Ends these, a batch a transaction, so that the service works meanwhile; answers how many. May be repeated. */
    long end(Day day) throws SQLException;

    /**
     * When the question is asked.
     *
     * @param keptSince what ended before this day is due
     */
    record Day(LocalDate today, LocalDate keptSince) {
        OffsetDateTime firstKeptInstant() {
            return keptSince.atStartOfDay(Deadline.ZONE).toOffsetDateTime();
        }
    }
}
