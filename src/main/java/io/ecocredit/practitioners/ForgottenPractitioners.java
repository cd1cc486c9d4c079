package io.ecocredit.practitioners;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.platform.database.WholeReach;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.retention.Expiry;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Erases who somebody was when no record of theirs has been produced for the time of the rule, they have been on the list as
 * long, and no result runs (A36). Number and records stay, so that institutions' scores keep what they rest on.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
final class ForgottenPractitioners implements Expiry {

    private final AgroalDataSource database;

    ForgottenPractitioners(@DataSource("practitioners") AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public KindOfData kind() {
        return KindOfData.PRACTITIONER_IDENTITY;
    }

    @Override
    public long due(Day day) throws SQLException {
        return each(day, (connection, people) -> people.size());
    }

    @Override
    public long end(Day day) throws SQLException {
        return each(day, (connection, people) -> erase(connection, people, day));
    }

    private interface Step {
        int take(Connection connection, List<String> people) throws SQLException;
    }

    private long each(Day day, Step step) throws SQLException {
        long sum = 0;
        String last = "";
        do {
            String after = last;
            QuietPractitioners batch = WholeReach.inOneTransaction(
                    database, connection -> QuietPractitioners.next(connection, after, day.keptSince()));
            List<String> due = batch.withoutResultOn(day.today());
            sum += due.isEmpty() ? 0 : WholeReach.inOneTransaction(database, connection -> step.take(connection, due));
            last = batch.last();
        } while (!last.isEmpty());
        return sum;
    }

    /** Asks again, in the statement itself, that no record has come in since the people were looked at. */
    private static int erase(Connection connection, List<String> people, Day day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update practitioners.practitioners p
                set identity_encrypted = null, name_encrypted = null, phone_encrypted = null, identity_index = null,
                    fingerprint = null, digested_with = null, erased_on = ?
                where practitioner_no = any(?) and erased_on is null
                    and not exists (select from practitioners.records r
                        where r.practitioner_no = p.practitioner_no and r.produced_on >= ?)
                """)) {
            statement.setObject(1, day.today());
            statement.setArray(2, connection.createArrayOf("text", people.toArray()));
            statement.setObject(3, day.keptSince());
            return statement.executeUpdate();
        }
    }
}
