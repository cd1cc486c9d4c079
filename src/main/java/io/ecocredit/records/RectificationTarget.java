package io.ecocredit.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A kind of record whose rectification can be confirmed; features with such records offer one. */
public interface RectificationTarget {

    /** @param producedOn before which no rectification can be confirmed */
    record Target(LocalDate producedOn) {}

    /** A confirmed rectification (A22). */
    record Rectification(String recordNumber, LocalDate confirmedOn, String authority, String fingerprint) {}

    /** Which of these numbers are records of this kind. */
    Map<String, Target> find(Connection connection, Collection<String> recordNumbers) throws SQLException;

    /** Fingerprints of the rectifications already known, by record number. */
    Map<String, String> known(Connection connection, Collection<String> recordNumbers) throws SQLException;

    void store(Connection connection, long entry, List<Rectification> rectifications) throws SQLException;
}
